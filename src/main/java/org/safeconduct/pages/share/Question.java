package org.safeconduct.pages.share;

import java.util.List;
import java.util.function.Predicate;
import org.safeconduct.disclosure.Code;
import tools.jackson.databind.JsonNode;

/**
 * One question of the disclosure form.
 *
 * @param name of the form parameter and of its words
 * @param path from the step's place in the form to the answer, as a JSON pointer (RFC 6901)
 * @param codes what may be chosen; empty for text
 * @param asked whether it makes sense, by what has been answered at the step's place
 * @param must whether an answer is needed before sharing, by what has been answered at the step's place
 * @param mayBeAbsent whether "I do not know", "not asked" and the like are answers
 * @param folded whether it is shown only to those who look for it
 * @param longest in characters, for text
 */
record Question(
        String name,
        String path,
        Kind kind,
        List<Code> codes,
        Predicate<JsonNode> asked,
        Predicate<JsonNode> must,
        boolean mayBeAbsent,
        boolean folded,
        int longest) {

    /** How it is asked, and in which JSON type the answer is written. */
    enum Kind {
        TEXT,
        LONG_TEXT,
        /** Each line is an item of an array. */
        LINES,
        NUMBER,
        DATE,
        /** A day that has been. */
        PAST_DATE,
        YES_NO,
        ONE,
        ONE_OF_MANY,
        SOME
    }

    private static final Predicate<JsonNode> ALWAYS = any -> true;
    private static final Predicate<JsonNode> NEVER = any -> false;
    private static final int NAME = 200;
    private static final int SHORT = 500;
    private static final int LONG = 20_000;

    static Question name(String path) {
        return text(path, NAME);
    }

    static Question shortText(String path) {
        return text(path, SHORT);
    }

    static Question text(String path, int longest) {
        return new Question(last(path), path, Kind.TEXT, List.of(), ALWAYS, NEVER, true, false, longest);
    }

    static Question longText(String path) {
        return new Question(last(path), path, Kind.LONG_TEXT, List.of(), ALWAYS, NEVER, true, false, LONG);
    }

    static Question date(Kind kind, String path) {
        return new Question(last(path), path, kind, List.of(), ALWAYS, NEVER, true, false, 0);
    }

    static Question coded(Kind kind, String path, Code... codes) {
        return new Question(last(path), path, kind, List.of(codes), ALWAYS, NEVER, false, false, NAME);
    }

    Question needed() {
        return neededWhen(any -> true);
    }

    Question neededWhen(Predicate<JsonNode> condition) {
        return new Question(name, path, kind, codes, asked, condition, mayBeAbsent, folded, longest);
    }

    Question when(Predicate<JsonNode> condition) {
        return new Question(name, path, kind, codes, condition, must, mayBeAbsent, folded, longest);
    }

    Question orAbsent() {
        return new Question(name, path, kind, codes, asked, must, true, folded, longest);
    }

    Question fold() {
        return new Question(name, path, kind, codes, asked, must, mayBeAbsent, true, longest);
    }

    boolean isOptional() {
        return must == NEVER;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
