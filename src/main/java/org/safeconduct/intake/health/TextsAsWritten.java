package org.safeconduct.intake.health;

import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.StringType;
import org.safeconduct.platform.Rejection;

/** The form's rule for texts, for messages too: no control characters, and none longer than people and pages can bear. */
final class TextsAsWritten {

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");
    private static final Pattern OF_A_NAME = Pattern.compile(".*\\.(name|address)\\[\\d+]\\.[a-zA-Z]+(\\[\\d+])?");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST = 20_000;

    private TextsAsWritten() {}

    /** @throws Rejection invalid; names the FHIRPath of the first place */
    static void check(Bundle message) {
        Elements.visit(message, (place, name, value) -> {
            if (value instanceof StringType text && text.hasValue() && !(value instanceof CodeType)) {
                check(text.getValue(), place);
            }
        });
    }

    private static void check(String text, String place) {
        if (CONTROL.matcher(text).find()) {
            throw new Rejection(Rejection.Kind.INVALID, "The text has control characters.", place);
        }
        int longest = OF_A_NAME.matcher(place).matches() ? LONGEST_NAME : LONGEST;
        if (text.codePointCount(0, text.length()) > longest) {
            throw new Rejection(
                    Rejection.Kind.INVALID, "The text is longer than %,d characters.".formatted(longest), place);
        }
    }
}
