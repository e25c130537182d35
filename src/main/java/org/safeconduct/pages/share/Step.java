package org.safeconduct.pages.share;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Question;

/**
 * One page of questions.
 *
 * @param name in the address, and of its words
 * @param applies whether the questions make sense for what has been answered at the step's place
 */
record Step(String name, Group group, List<Member> members, Predicate<Answers> applies) {

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

        /** Where in the form its answers are, as a JSON pointer. */
        String place(int person) {
            return isForEach() ? list + "/" + person : "";
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A question, and where its answer is.
     *
     * @param path from the group's place in the form, as a JSON pointer (RFC 6901)
     */
    record Member(String path, Question question) {

        /** @param object that has the answer under the question's name */
        static Member in(String object, Question question) {
            return new Member(object + "/" + question.name(), question);
        }
    }

    static Step of(String name, Group group, Member... members) {
        return new Step(name, group, List.of(members), any -> true);
    }

    Step when(Predicate<Answers> condition) {
        return new Step(name, group, members, condition);
    }

    /** With only those questions that make sense at its place. */
    Step asking(Answers place) {
        return new Step(
                name,
                group,
                members.stream()
                        .filter(member -> member.question().isAsked(place))
                        .toList(),
                applies);
    }

    List<Question> questions() {
        return members.stream().map(Member::question).toList();
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
}
