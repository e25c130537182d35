package org.safeconduct.intake.health;

import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.safeconduct.platform.Rejection;

/**
 * FHIR forbids to read past a modifier extension or implicit rules that one does not know: they may turn the meaning around (R4,
 * 2.1.0.3.1). The gateway knows none, so none may stand anywhere in a message, whether that place would have been read or not.
 */
final class Modifiers {

    private static final Set<String> UNKNOWN = Set.of("modifierExtension", "implicitRules");

    private Modifiers() {}

    /** @throws Rejection invalid; names the FHIRPath of the first place */
    static void refuseUnknown(Bundle message) {
        Elements.visit(message, (place, name, value) -> {
            if (UNKNOWN.contains(name)) {
                throw new Rejection(
                        Rejection.Kind.INVALID,
                        "The gateway does not know this rule, and it may change the meaning.",
                        place.replaceFirst("\\[\\d+]\\z", ""));
            }
        });
    }
}
