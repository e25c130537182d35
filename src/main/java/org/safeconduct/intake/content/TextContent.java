package org.safeconduct.intake.content;

import java.util.Base64;
import java.util.regex.Pattern;

/** Pictures that are written out in letters: as markup, as an address of their own, or in base64 or hexadecimal. */
public final class TextContent {

    private static final Pattern MARKS = Pattern.compile(
            "(?i)data:[a-z]+/[a-z0-9.+-]+[;,]|<(?:[a-z]+:)?svg[\\s>]|\\\\pict\\b|\\\\objdata\\b|\\\\object\\b");

    /** No word is as long, and no picture worth looking at is shorter. */
    private static final int LONGEST_WORD = 512;

    /** From here on a run of letters may be the beginning of a picture. */
    private static final int SHORTEST_PICTURE = 24;

    private static final int BEGINNING = 64;
    private static final int MOST_BEGINNINGS = 2_000;

    private TextContent() {}

    public static Held of(String text) {
        return MARKS.matcher(text).find() ? Held.OBJECTS : runs(text);
    }

    /** Runs of the letters of base64 (hexadecimal is among them), also over the lines of a block. */
    private static Held runs(String text) {
        int block = 0;
        int beginnings = 0;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isLetter(text.charAt(end))) {
                end++;
            }
            int run = end - at;
            block = run >= SHORTEST_PICTURE ? block + run : run > 0 ? 0 : block;
            if (block >= LONGEST_WORD) {
                return Held.OBJECTS;
            }
            if (run >= SHORTEST_PICTURE) {
                if (++beginnings > MOST_BEGINNINGS) {
                    return Held.UNREADABLE;
                }
                if (Types.isPicture(beginning(text.substring(at, Math.min(end, at + BEGINNING))))) {
                    return Held.OBJECTS;
                }
            }
            block = end < text.length() && endsBlock(text.charAt(end)) ? 0 : block;
            at = end + 1;
        }
        return Held.WORDS_ONLY;
    }

    /** A block goes over line breaks, blanks and the last, shorter line's padding, and ends with the first other word. */
    private static boolean endsBlock(char c) {
        return !Character.isWhitespace(c) && c != '=';
    }

    private static byte[] beginning(String letters) {
        String base64 = letters.replace('-', '+').replace('_', '/').replace("=", "");
        try {
            return Base64.getDecoder().decode(base64.substring(0, base64.length() / 4 * 4));
        } catch (IllegalArgumentException e) {
            // Letters of base64 that are none: a dash in a word, for one.
            return new byte[0];
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '-'
                || c == '_';
    }
}
