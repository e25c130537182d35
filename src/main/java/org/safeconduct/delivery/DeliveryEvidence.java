package org.safeconduct.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.safeconduct.agreement.Agency;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.platform.Sha256;
import org.springframework.stereotype.Component;

/** What deliveries put on record, each in the transaction of its cause. */
@Component
class DeliveryEvidence {

    private final Evidence evidence;

    DeliveryEvidence(Evidence evidence) {
        this.evidence = evidence;
    }

    void delivered(Attempt attempt, String receipt, Instant at) {
        evidence.append(new EvidenceRecord(
                Event.DELIVERED,
                at,
                attempt.reference(),
                Map.of(
                        Fact.RECIPIENT, attempt.to().sector().code(),
                        Fact.RECIPIENT_AGENCY, attempt.to().id().value(),
                        Fact.ENVELOPE, attempt.envelope().toString(),
                        Fact.ATTEMPT, attempt.number(),
                        Fact.RECEIPT_DIGEST, Sha256.hex(receipt.getBytes(StandardCharsets.US_ASCII)))));
    }

    void failed(Attempt attempt, AttemptFailure failure, boolean parked, Instant at) {
        evidence.append(new EvidenceRecord(
                parked ? Event.PARKED : Event.ATTEMPTED,
                at,
                attempt.reference(),
                Map.of(
                        Fact.RECIPIENT, attempt.to().sector().code(),
                        Fact.RECIPIENT_AGENCY, attempt.to().id().value(),
                        Fact.ENVELOPE, attempt.envelope().toString(),
                        Fact.ATTEMPT, attempt.number(),
                        Fact.FAILURE, failure.reason())));
    }

    void returned(Attempt attempt, AttemptFailure why, Instant at) {
        evidence.append(new EvidenceRecord(
                Event.RETURNED,
                at,
                attempt.reference(),
                Map.of(
                        Fact.RECIPIENT, attempt.to().sector().code(),
                        Fact.RECIPIENT_AGENCY, attempt.to().id().value(),
                        Fact.ENVELOPE, attempt.envelope().toString(),
                        Fact.FAILURE, why.reason())));
    }

    void delayed(Reference reference, Agency to, UUID envelope, Instant at) {
        evidence.append(new EvidenceRecord(
                Event.DELAYED,
                at,
                reference,
                Map.of(
                        Fact.RECIPIENT, to.sector().code(),
                        Fact.RECIPIENT_AGENCY, to.id().value(),
                        Fact.ENVELOPE, envelope.toString())));
    }

    void resumed(Reference reference, UUID envelope, String actor, Instant at) {
        evidence.append(new EvidenceRecord(
                Event.RESUMED, at, reference, Map.of(Fact.ENVELOPE, envelope.toString(), Fact.ACTOR, actor)));
    }
}
