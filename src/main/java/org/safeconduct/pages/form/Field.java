package org.safeconduct.pages.form;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Code;

/**
 * One question with its words and with what was answered so far, as {@code parts.html} shows it.
 *
 * @param hint below the question; may be empty
 * @param choices for radios, checkboxes and select; empty for text
 * @param given what was typed or chosen so far, shown again
 * @param error what is wrong with the answer, as a thing to do; empty if nothing is
 * @param absent why there is no answer, for a question that takes text; null where that is one of the choices
 */
public record Field(
        Question asked,
        String question,
        String hint,
        List<Choice> choices,
        List<String> given,
        String error,
        @Nullable Field absent) {

    private static final int FEW = 3;
    private static final int SHORT_LABEL = 14;

    public Field {
        choices = List.copyOf(choices);
        given = List.copyOf(given);
    }

    /**
     * One thing to choose.
     *
     * @param label empty for the words that are found by the question's name
     */
    public record Choice(String value, String label) {

        public static List<Choice> of(Code... codes) {
            return of(Stream.of(codes).map(Code::code).toList());
        }

        public static List<Choice> of(List<String> codes) {
            return codes.stream().map(code -> new Choice(code, "")).toList();
        }
    }

    /** Of the form parameter, and the id that an error summary links to. */
    public String name() {
        return asked.name();
    }

    public Question.Kind kind() {
        return asked.kind();
    }

    /** In characters, for text. */
    public int longest() {
        return asked.longest();
    }

    /** Whether only those who look for it see it: not once it has an answer. */
    public boolean isFolded() {
        return asked.folded() && !isAnswered();
    }

    public boolean isAnswered() {
        return given.stream().anyMatch(text -> !text.isBlank()) || (absent != null && absent.isAnswered());
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

    /** What was answered, for people to read. */
    public String said() {
        if (absent != null && absent.isAnswered()) {
            return absent.said();
        }
        return asked.kind().isChosen()
                ? String.join(
                        ", ",
                        choices.stream()
                                .filter(choice -> !choice.value().isEmpty() && has(choice.value()))
                                .map(Choice::label)
                                .toList())
                : String.join(" ", given);
    }

    /** The first choice carries the question's own name, so that a link to the question reaches it. */
    public String id(int index) {
        return index == 0 ? name() : name() + "-" + (index + 1);
    }

    /** Whether the choices fit on one line. */
    public boolean isShort() {
        return choices.size() <= FEW
                && choices.stream().allMatch(choice -> choice.label().length() <= SHORT_LABEL);
    }

    /** The ids of hint and error, for screen readers; null, and so no attribute, when there are none. */
    public @Nullable String getDescribedBy() {
        String ids = ((hint.isEmpty() ? "" : name() + "-hint ") + (isWrong() ? name() + "-error" : "")).strip();
        return ids.isEmpty() ? null : ids;
    }

    @Override
    public String toString() {
        return "Field[" + name() + ", answers withheld]";
    }
}
