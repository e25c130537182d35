package org.safeconduct.disclosure;

import java.util.Locale;

/** Numbers and codes as people and systems write them, with whatever stands between their parts. */
final class Written {

    private static final int TEN = 10;
    private static final String POSTCODE = "[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}|GIR0AA";
    private static final int INWARD = 3;
    private static final int MINUS = 0x2212;

    private Written() {}

    /** An NHS number as ten digits, whatever script they are of; what is none, as it came. */
    static String nhsNumber(String written) {
        StringBuilder digits = new StringBuilder();
        together(written)
                .codePoints()
                .map(point -> Character.digit(point, TEN) >= 0 ? '0' + Character.digit(point, TEN) : point)
                .forEach(digits::appendCodePoint);
        return digits.toString().matches("[0-9]{10}") ? digits.toString() : written.strip();
    }

    /** A postcode as the post writes it; what is none, as it came. */
    static String postcode(String written) {
        String letters = together(written).toUpperCase(Locale.ROOT);
        return letters.matches(POSTCODE)
                ? letters.substring(0, letters.length() - INWARD) + " " + letters.substring(letters.length() - INWARD)
                : written.strip();
    }

    private static String together(String written) {
        StringBuilder together = new StringBuilder();
        written.codePoints().filter(point -> !parts(point)).forEach(together::appendCodePoint);
        return together.toString();
    }

    /** Spaces, dashes, and what has no width. */
    private static boolean parts(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.DASH_PUNCTUATION
                || point == MINUS;
    }
}
