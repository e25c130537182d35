package org.safeconduct.pages.share;

import java.util.List;
import org.safeconduct.disclosure.Code;

/**
 * One question of the disclosure form.
 *
 * @param name of the form parameter and of its words
 * @param path from the step's place in the form to the answer, as a JSON pointer (RFC 6901)
 * @param codes what may be chosen; empty for text
 * @param must whether an answer is needed before sharing
 * @param mayBeAbsent whether "I do not know", "not asked" and the like are answers
 * @param longest in characters, for text
 */
record Question(String name, String path, Kind kind, List<Code> codes, boolean must, boolean mayBeAbsent, int longest) {

    /** How it is asked, and in which JSON type the answer is written. */
    enum Kind {
        TEXT,
        LONG_TEXT,
        /** Each line is an item of an array. */
        LINES,
        NUMBER,
        DATE,
        YES_NO,
        ONE,
        ONE_OF_MANY,
        SOME
    }

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
        return new Question(last(path), path, Kind.TEXT, List.of(), false, true, longest);
    }

    static Question longText(String path) {
        return new Question(last(path), path, Kind.LONG_TEXT, List.of(), false, true, LONG);
    }

    static Question date(String path) {
        return new Question(last(path), path, Kind.DATE, List.of(), false, true, 0);
    }

    static Question coded(Kind kind, String path, Code... codes) {
        return new Question(last(path), path, kind, List.of(codes), false, false, NAME);
    }

    Question needed() {
        return new Question(name, path, kind, codes, true, mayBeAbsent, longest);
    }

    Question orAbsent() {
        return new Question(name, path, kind, codes, must, true, longest);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
