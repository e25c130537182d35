package org.safeconduct.intake.health;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.safeconduct.intake.RevokedRequest;
import org.safeconduct.intake.Submission;
import org.safeconduct.intake.Withdrawal;
import org.safeconduct.platform.Sha256;
import org.safeconduct.platform.Utf8;
import org.springframework.stereotype.Component;

/** Reads a request that is sent again as revoked or entered in error: BaRS's way to withdraw. */
@Component
public class WithdrawalReader {

    private static final Pattern MAY_WITHDRAW = Pattern.compile("revoked|entered-in-error|delete|\\\\u|&#|<!\\[CDATA");

    private final FhirWire wire;
    private final MessageRules rules;

    WithdrawalReader(FhirWire wire, MessageRules rules) {
        this.wire = wire;
        this.rules = rules;
    }

    /** @return empty if the message withdraws nothing, and so may be a disclosure */
    public Optional<RevokedRequest> read(Submission submission) {
        // A message that has none of these words, nor an escape to write one with, need not be parsed twice.
        if (!MAY_WITHDRAW.matcher(Utf8.decode(submission.body())).find()) {
            return Optional.empty();
        }
        Message message = Message.of(wire.read(submission.body(), WireFormat.ofContent(submission.mediaType())));
        ServiceRequest request = MessageRules.anyRequestOf(message);
        return reason(message, request).map(reason -> withdrawal(submission, message, request, reason));
    }

    private RevokedRequest withdrawal(
            Submission submission, Message message, ServiceRequest request, Withdrawal.Reason reason) {
        String messageId = MessageRules.messageId(submission.requestId());
        rules.senderOf(message, submission.caller());
        return new RevokedRequest(
                submission.caller(),
                MessageRules.named(message, request),
                messageId,
                reason,
                request.getNote().stream()
                        .map(Annotation::getText)
                        .filter(note -> note != null && !note.isBlank())
                        .reduce((first, second) -> first + "\n" + second),
                Sha256.hex(submission.body()));
    }

    private static Optional<Withdrawal.Reason> reason(Message message, ServiceRequest request) {
        if (MessageRules.isDelete(message)) {
            return Optional.of(Withdrawal.Reason.SENT_IN_ERROR);
        }
        if (request.getStatus() == ServiceRequest.ServiceRequestStatus.REVOKED) {
            return Optional.of(Withdrawal.Reason.OTHER);
        }
        return request.getStatus() == ServiceRequest.ServiceRequestStatus.ENTEREDINERROR
                ? Optional.of(Withdrawal.Reason.SENT_IN_ERROR)
                : Optional.empty();
    }
}
