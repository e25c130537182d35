package org.safeconduct.intake.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Factors;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.intake.Continuation;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Submission;
import org.safeconduct.intake.reading.Reader;
import org.safeconduct.intake.reading.Reading;
import org.springframework.stereotype.Component;

/** Reads a FHIR message: first whether it may be taken at all, then what it says. */
@Component
class FhirReader implements Reader {

    private final FhirWire wire;
    private final ProfileCheck profiles;
    private final MessageRules rules;

    FhirReader(FhirWire wire, ProfileCheck profiles, MessageRules rules) {
        this.wire = wire;
        this.profiles = profiles;
        this.rules = rules;
    }

    @Override
    public Set<Submission.Channel> channels() {
        return Set.of(Submission.Channel.HEALTH);
    }

    @Override
    public Reading read(Submission submission, Instant receivedAt) {
        String messageId = MessageRules.messageId(submission.requestId());
        FhirWire.Read read = wire.read(submission.body(), WireFormat.ofContent(submission.mediaType()));
        Message message = Message.of(read);
        String odsCode = rules.senderOf(message, submission.caller());
        ServiceRequest request = MessageRules.requestOf(message);
        profiles.check(read);

        List<Finding> findings = new ArrayList<>(read.absences().findings());
        Case about = CaseReader.read(message, request, receivedAt, findings);
        Disclosure disclosure = new Disclosure(
                messageId,
                nationOf(odsCode),
                SharerReader.read(message, request.getRequester(), new Current(receivedAt)),
                about.persons(),
                about.relations(),
                about.concern(),
                List.of(),
                Factors.UNKNOWN,
                about.immediateDanger(),
                about.harm(),
                about.othersAtRisk(),
                about.consent(),
                about.purposes(),
                Answer.notAsked(),
                Set.of(Recipient.POLICE, Recipient.MASH),
                about.supporting(),
                List.of());
        return new Reading(
                disclosure,
                Optional.of(MessageIds.ofRequest(read, message, request, messageId)),
                continues(message, request),
                findings);
    }

    private static Optional<Continuation> continues(Message message, ServiceRequest request) {
        return MessageRules.isUpdate(message) ? Optional.of(MessageRules.named(message, request)) : Optional.empty();
    }

    /** Organisation codes of the Welsh local health boards begin so; the message itself names no nation. */
    private static Nation nationOf(String odsCode) {
        return odsCode.startsWith("7A") ? Nation.WALES : Nation.ENGLAND;
    }
}
