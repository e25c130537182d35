package org.safeconduct.intake.health;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * Whether a Consent's provision is about what this gateway does: telling those to whom the message is addressed all of what it
 * says. Where that is unclear, a refusal is about it and a permission is not.
 */
final class Scope {

    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String RECIPIENT = "IRCP";

    /** Purposes that have nothing to do with protecting anyone; to refuse these is not to refuse this sharing. */
    private static final Set<String> OTHER_PURPOSES =
            Set.of("TREAT", "CAREMGT", "HPAYMT", "HOPERAT", "HRESCH", "HMARKT", "PATADMIN");

    private static final String SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope";

    /** Scopes that are plainly not about who may be told. Whatever else is written is read by its provision. */
    private static final Set<String> OTHER_SCOPES = Set.of("treatment", "research", "adr");

    private Scope() {}

    /** Whether a whole Consent is plainly about something else: its scope is a modifier (FHIR R4). */
    static boolean isOther(Consent consent) {
        return OTHER_SCOPES.stream().anyMatch(scope -> Codes.has(consent.getScope(), SCOPES, scope))
                && !Codes.has(consent.getScope(), SCOPES, "patient-privacy");
    }

    /** A permission counts if it is for these recipients, or for whoever receives it, and leaves nothing out. */
    static boolean permitsWhole(ProvisionComponent provision, Message message) {
        boolean part = provision.hasClass_()
                || provision.hasCode()
                || provision.hasData()
                || provision.hasDataPeriod()
                || provision.hasSecurityLabel()
                || provision.hasAction();
        return !part
                && (provision.getActor().isEmpty()
                        || provision.getActor().stream().anyMatch(actor -> isAddressee(actor, message)));
    }

    /** A refusal counts unless it is plainly about other recipients or other purposes. */
    static boolean mayRefuse(ProvisionComponent provision, Message message) {
        List<provisionActorComponent> recipients =
                provision.getActor().stream().filter(Scope::isRecipient).toList();
        boolean others = !recipients.isEmpty()
                && recipients.stream()
                        .allMatch(actor -> message.find(actor.getReference(), Resource.class)
                                        .isPresent()
                                && !isAddressee(actor, message));
        boolean otherPurposes = !provision.getPurpose().isEmpty()
                && provision.getPurpose().stream().allMatch(Scope::isOtherPurpose);
        return !others && !otherPurposes;
    }

    private static boolean isOtherPurpose(Coding purpose) {
        return Codes.sameSystem(Codes.ACT_REASON, purpose.getSystem()) && OTHER_PURPOSES.contains(purpose.getCode());
    }

    private static boolean isRecipient(provisionActorComponent actor) {
        return Codes.has(actor.getRole(), PARTICIPATION, RECIPIENT);
    }

    private static boolean isAddressee(provisionActorComponent actor, Message message) {
        return isRecipient(actor)
                && message.find(actor.getReference(), Resource.class)
                        .filter(named -> message.header().getDestination().stream()
                                .anyMatch(destination -> message.find(destination.getReceiver(), Resource.class)
                                        .filter(receiver -> receiver == named)
                                        .isPresent()))
                        .isPresent();
    }
}
