package org.safeconduct.pages;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form, as {@code parts.html} shows it.
 *
 * @param name of the form parameter, and the id that an error summary links to
 * @param hint below the question; may be empty
 * @param choices for radios, checkboxes and select; empty for text
 * @param given the answers so far, shown again
 * @param error what is wrong with the answer, as a thing to do; empty if nothing is
 */
public record Field(String name, String question, String hint, List<Choice> choices, List<String> given, String error) {

    public Field {
        choices = List.copyOf(choices);
        given = List.copyOf(given);
    }

    /** One thing to choose. */
    public record Choice(String value, String label) {}

    Field withError(String what) {
        return new Field(name, question, hint, choices, given, what);
    }

    Field withFirst(Choice choice) {
        return new Field(
                name,
                question,
                hint,
                Stream.concat(Stream.of(choice), choices.stream()).toList(),
                given,
                error);
    }

    public boolean isWrong() {
        return !error.isEmpty();
    }

    public boolean has(String value) {
        return given.contains(value);
    }

    /** The answer to a question for text. */
    public String getValue() {
        return given.isEmpty() ? "" : given.getFirst();
    }

    /** One of several parts of an answer, such as the day of a date. */
    public String part(int index) {
        return index < given.size() ? given.get(index) : "";
    }

    /** The first choice carries the question's own name, so that a link to the question reaches it. */
    public String id(int index) {
        return index == 0 ? name : name + "-" + (index + 1);
    }

    /** Whether the choices fit on one line. */
    public boolean isShort() {
        return choices.size() <= 3
                && choices.stream().allMatch(choice -> choice.label().length() <= 14);
    }

    /** The ids of hint and error, for screen readers; null, and so no attribute, when there are none. */
    public @Nullable String getDescribedBy() {
        String ids = ((hint.isEmpty() ? "" : name + "-hint ") + (isWrong() ? name + "-error" : "")).strip();
        return ids.isEmpty() ? null : ids;
    }

    @Override
    public String toString() {
        return "Field[" + name + ", answers withheld]";
    }
}
