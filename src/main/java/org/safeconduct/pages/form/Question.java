package org.safeconduct.pages.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Code;

/**
 * One question of a form. What it says is found by its name: see {@link Labels}.
 *
 * @param name of the form parameter, and of its words
 * @param choices for kinds that have some
 * @param first what is chosen until something else is
 * @param asked whether it makes sense, by what was answered before it; if not, it is neither shown nor read
 * @param need whether it must be answered, by all that was answered; empty if it never must
 * @param mayBeAbsent whether "I do not know", "not asked" and the like are answers
 * @param folded whether it is shown only to those who look for it
 * @param longest in characters, of a text or of each line
 */
public record Question(
        String name,
        Kind kind,
        List<Field.Choice> choices,
        List<String> first,
        Predicate<Answers> asked,
        Optional<Predicate<Answers>> need,
        boolean mayBeAbsent,
        boolean folded,
        int longest) {

    /** How it is asked, and what is read. */
    public enum Kind {
        TEXT,
        LONG_TEXT,
        LINES,
        /** Of a person, in years. */
        AGE,
        DAY,
        /** A day that has been. */
        PAST_DAY,
        TIME,
        YES_NO,
        ONE,
        ONE_OF_MANY,
        SOME;

        /** Whether its answer is chosen from a list and not typed. */
        boolean isChosen() {
            return switch (this) {
                case YES_NO, ONE, ONE_OF_MANY, SOME -> true;
                case TEXT, LONG_TEXT, LINES, AGE, DAY, PAST_DAY, TIME -> false;
            };
        }
    }

    static final String YES = "yes";
    static final String NO = "no";

    public Question {
        choices = List.copyOf(choices);
        first = List.copyOf(first);
    }

    private static Question plain(String name, Kind kind, List<Field.Choice> choices, int longest) {
        return new Question(name, kind, choices, List.of(), any -> true, Optional.empty(), false, false, longest);
    }

    public static Question text(String name, int longest) {
        return plain(name, Kind.TEXT, List.of(), longest);
    }

    public static Question longText(String name, int longest) {
        return plain(name, Kind.LONG_TEXT, List.of(), longest);
    }

    /** @param longest of one line */
    public static Question lines(String name, int longest) {
        return plain(name, Kind.LINES, List.of(), longest);
    }

    public static Question age(String name) {
        return plain(name, Kind.AGE, List.of(), 0);
    }

    public static Question day(String name) {
        return plain(name, Kind.DAY, List.of(), 0);
    }

    public static Question pastDay(String name) {
        return plain(name, Kind.PAST_DAY, List.of(), 0);
    }

    public static Question time(String name) {
        return plain(name, Kind.TIME, List.of(), 0);
    }

    public static Question yesNo(String name) {
        return plain(name, Kind.YES_NO, Field.Choice.of(List.of(YES, NO)), 0);
    }

    /** One of a few, all in view. */
    public static Question one(String name, List<Field.Choice> choices) {
        return plain(name, Kind.ONE, choices, 0);
    }

    public static Question one(String name, Code... codes) {
        return one(name, Field.Choice.of(codes));
    }

    /** One from a list that opens. */
    public static Question oneOfMany(String name, List<Field.Choice> choices) {
        return plain(name, Kind.ONE_OF_MANY, choices, 0);
    }

    public static Question oneOfMany(String name, Code... codes) {
        return oneOfMany(name, Field.Choice.of(codes));
    }

    /** Any number of them. */
    public static Question some(String name, List<Field.Choice> choices) {
        return plain(name, Kind.SOME, choices, 0);
    }

    public static Question some(String name, Code... codes) {
        return some(name, Field.Choice.of(codes));
    }

    public Question needed() {
        return neededWhen(any -> true);
    }

    public Question neededWhen(Predicate<Answers> condition) {
        return new Question(name, kind, choices, first, asked, Optional.of(condition), mayBeAbsent, folded, longest);
    }

    public Question when(Predicate<Answers> condition) {
        return new Question(name, kind, choices, first, condition, need, mayBeAbsent, folded, longest);
    }

    public Question orAbsent() {
        return new Question(name, kind, choices, first, asked, need, true, folded, longest);
    }

    public Question fold() {
        return new Question(name, kind, choices, first, asked, need, mayBeAbsent, true, longest);
    }

    public Question first(Code... codes) {
        return first(Stream.of(codes).map(Code::code).toArray(String[]::new));
    }

    public Question first(String... chosen) {
        return new Question(name, kind, choices, List.of(chosen), asked, need, mayBeAbsent, folded, longest);
    }

    public boolean isAsked(Answers before) {
        return asked.test(before);
    }

    public boolean isNeeded(Answers all) {
        return need.filter(condition -> condition.test(all)).isPresent();
    }

    /** Whether it can never be needed. */
    public boolean isOptional() {
        return need.isEmpty();
    }

    boolean lists(String code) {
        return choices.stream().anyMatch(choice -> choice.value().equals(code));
    }

    /** The names under which a page sends the answer. */
    public List<String> parameters() {
        return List.of(name, absentName());
    }

    /** The name under which a page sends why there is no answer. */
    String absentName() {
        return name + "-absent";
    }
}
