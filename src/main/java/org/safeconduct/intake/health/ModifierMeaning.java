package org.safeconduct.intake.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * What the elements say that FHIR marks as modifiers of everything beside them: that it does not hold at all, or with which words it
 * must be told.
 *
 * @param broken the element by which it does not hold
 * @param words what must be said with it
 */
record ModifierMeaning(Optional<String> broken, List<String> words) {

    private static final List<String> ELEMENTS =
            List.of("status", "intent", "doNotPerform", "clinicalStatus", "verificationStatus");

    /** It never was so, or not so: to pass it on would be untrue. */
    private static final Set<String> NOT_SO =
            Set.of("entered-in-error", "refuted", "not-taken", "not-done", "cancelled", "revoked", "rejected", "true");

    /** What a reader expects who is told nothing else. */
    private static final Set<String> AS_EXPECTED = Set.of(
            "active", "recurrence", "relapse", "confirmed", "final", "amended", "corrected", "order", "plan", "false");

    ModifierMeaning {
        words = List.copyOf(words);
    }

    static ModifierMeaning of(Base about) {
        List<String> words = new ArrayList<>();
        for (String element : ELEMENTS) {
            for (String code : codes(about, element).toList()) {
                if (NOT_SO.contains(code)) {
                    return new ModifierMeaning(Optional.of(element), List.of());
                }
                boolean expected = AS_EXPECTED.contains(code)
                        || (about instanceof QuestionnaireResponse && code.equals("completed"));
                if (!expected) {
                    words.add(element + ": " + code);
                }
            }
        }
        return new ModifierMeaning(Optional.empty(), words);
    }

    boolean holds() {
        return broken.isEmpty();
    }

    private static Stream<String> codes(Base about, String element) {
        return Stream.ofNullable(about.getNamedProperty(element))
                .map(Property::getValues)
                .flatMap(List::stream)
                .flatMap(value -> switch (value) {
                    case PrimitiveType<?> primitive -> Stream.ofNullable(primitive.getValueAsString());
                    case CodeableConcept concept ->
                        concept.getCoding().stream().filter(Coding::hasCode).map(Coding::getCode);
                    default -> Stream.empty();
                });
    }
}
