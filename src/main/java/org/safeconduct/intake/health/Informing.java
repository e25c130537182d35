package org.safeconduct.intake.health;

import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Consent.Inform;

/** Whether the person or family is told. FHIR messages rarely say, so what they do not say is decided for safety. */
final class Informing {

    /** The label "do not tell the patient" (HL7 v3 ActCode). */
    private static final String NOPAT = "NOPAT";

    /**
     * Here the one who would learn of it may be the one who does the harm, and may live with the person at risk. Elsewhere
     * openness is the rule (Caldicott principle 8, "no surprises"): the sharer is expected to tell.
     */
    private static final Set<Category> UNSAFE_TO_TELL = Set.of(
            Category.DOMESTIC_ABUSE,
            Category.HONOUR_BASED_ABUSE,
            Category.FORCED_MARRIAGE,
            Category.FGM_KNOWN,
            Category.FGM_SUSPECTED,
            Category.CHILD_SEXUAL_EXPLOITATION,
            Category.CRIMINAL_EXPLOITATION,
            Category.TRAFFICKING);

    private Informing() {}

    static Inform read(Message message, Set<Category> categories) {
        boolean labelled = labels(message).anyMatch(label -> Codes.is(label, Codes.ACT_CODE, NOPAT));
        return labelled || isUnsafe(categories) ? Inform.DO_NOT_INFORM : Inform.WILL_TELL;
    }

    /** Whether it is the kind of harm that forbids telling, and so its reason. */
    static boolean isUnsafe(Set<Category> categories) {
        return categories.stream().anyMatch(UNSAFE_TO_TELL::contains);
    }

    private static Stream<Coding> labels(Message message) {
        Stream<Coding> onResources =
                message.resources().stream().flatMap(resource -> resource.getMeta().getSecurity().stream());
        Stream<Coding> inConsents = message.all(Consent.class)
                .flatMap(consent -> Stream.concat(
                        Stream.of(consent.getProvision()), consent.getProvision().getProvision().stream()))
                .flatMap(provision -> provision.getSecurityLabel().stream());
        return Stream.of(message.bundle().getMeta().getSecurity().stream(), onResources, inConsents)
                .flatMap(each -> each);
    }
}
