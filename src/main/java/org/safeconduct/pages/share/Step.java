package org.safeconduct.pages.share;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One page of questions.
 *
 * @param name in the address, and of its words
 * @param applies whether the questions make sense for what has been answered at the step's place
 */
record Step(String name, Group group, List<Question> questions, Predicate<JsonNode> applies) {

    /** A part of the task list. */
    enum Group {
        DANGER(""),
        YOU(""),
        AT_RISK("/subjects"),
        ALLEGED("/allegedPersons"),
        HAPPENED(""),
        CONSENT(""),
        WHY(""),
        ATTACHMENTS("");

        private final String list;

        Group(String list) {
            this.list = list;
        }

        /** Where the people are that the group asks about one by one; empty if it does not. */
        String list() {
            return list;
        }

        boolean isForEach() {
            return !list.isEmpty();
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Step of(String name, Group group, Question... questions) {
        return new Step(name, group, List.of(questions), any -> true);
    }

    Step when(Predicate<JsonNode> condition) {
        return new Step(name, group, questions, condition);
    }

    /** With only those questions that make sense at its place. */
    Step asking(JsonNode place) {
        return new Step(
                name,
                group,
                questions.stream()
                        .filter(question -> question.asked().test(place))
                        .toList(),
                applies);
    }

    /** A step is the same with fewer questions. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Step step && step.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Where in the form its answers are, as a JSON pointer. */
    String place(int person) {
        return group.isForEach() ? group.list() + "/" + person : "";
    }
}
