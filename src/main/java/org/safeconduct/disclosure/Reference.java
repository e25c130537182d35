package org.safeconduct.disclosure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The public reference of a disclosure, such as {@code SC-7Q4K-2M9T}: 40 random bits in Crockford's base 32, so that it
 * says nothing and cannot be counted through.
 */
public record Reference(@JsonValue String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("SC-[" + ALPHABET + "]{4}-[" + ALPHABET + "]{4}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");
    private static final int SYMBOLS = 10;

    /** @throws IllegalArgumentException if the text has not the form of a reference */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Reference {
        if (!isReference(value)) {
            throw new IllegalArgumentException("not a reference");
        }
    }

    public static boolean isReference(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * The reference that a person typed or copied: in small letters, without the dashes, with spaces, or with the letters
     * that look like a digit and are in no reference (I, L and O). Empty if it is none.
     */
    public static Optional<Reference> typed(String text) {
        String symbols = symbols(text);
        if (symbols.length() != SYMBOLS || !symbols.startsWith("SC")) {
            return Optional.empty();
        }
        String random = symbols.substring(2);
        return Optional.of("SC-" + random.substring(0, 4) + "-" + random.substring(4))
                .filter(Reference::isReference)
                .map(Reference::new);
    }

    /** What a person typed of a reference, as references are written, without dashes and spaces. */
    public static String symbols(String text) {
        return BETWEEN.matcher(text)
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** @param random five bytes from a cryptographic source */
    public static Reference of(byte[] random) {
        long bits = 0;
        for (int i = 0; i < 5; i++) {
            bits = (bits << 8) | (random[i] & 0xFF);
        }
        StringBuilder text = new StringBuilder("SC-");
        for (int i = 0; i < 8; i++) {
            text.append(i == 4 ? "-" : "").append(ALPHABET.charAt((int) ((bits >>> (35 - 5 * i)) & 31)));
        }
        return new Reference(text.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
