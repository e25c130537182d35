package org.safeconduct.disclosure;

import java.util.List;
import java.util.Set;

/**
 * A safeguarding disclosure, whatever system it came from.
 *
 * @param messageId the sending system's id for this message, unique for each agency
 * @param harm the sharer's view of the harm; {@link Harm#UNKNOWN} when they gave none
 * @param othersAtRisk whether anyone else, a child above all, may be at risk
 * @param gateway the power or duty the sharer relies on, if they named one
 * @param recipients whom the sharer asks to send it to
 */
public record Disclosure(
        String messageId,
        Nation nation,
        Sharer sharer,
        List<Subject> subjects,
        List<AllegedPerson> allegedPersons,
        Concern concern,
        Factors factors,
        boolean immediateDanger,
        Harm harm,
        Tri othersAtRisk,
        Consent consent,
        Set<Purpose> purposes,
        Answer<StatutoryGateway> gateway,
        Set<Recipient> recipients,
        List<SupportingItem> supporting,
        List<Attachment> attachments) {

    public Disclosure {
        factors = Factors.orUnknown(factors);
        subjects = List.copyOf(subjects);
        allegedPersons = List.copyOf(allegedPersons);
        purposes = Set.copyOf(purposes);
        recipients = Set.copyOf(recipients);
        supporting = List.copyOf(supporting);
        attachments = List.copyOf(attachments);
    }

    /** The same about these people. */
    public Disclosure about(List<Subject> others) {
        return new Disclosure(
                messageId,
                nation,
                sharer,
                others,
                allegedPersons,
                concern,
                factors,
                immediateDanger,
                harm,
                othersAtRisk,
                consent,
                purposes,
                gateway,
                recipients,
                supporting,
                attachments);
    }

    @Override
    public String toString() {
        return "Disclosure[withheld]";
    }
}
