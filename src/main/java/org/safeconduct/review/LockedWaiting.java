package org.safeconduct.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.FirstForm;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Correlation;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.PartOf;
import org.safeconduct.intake.Received;
import org.safeconduct.intake.Submission;
import org.safeconduct.sealing.vault.KeptForm;
import org.safeconduct.sealing.vault.LockedRecords;
import org.springframework.stereotype.Component;

/**
 * What waits, locked under the store key and bound to its reference: the gateway holds no agency's reading key, and must be
 * able to seal for the recipients when a reviewer approves.
 */
@Component
class LockedWaiting {

    static final KeptForm<KeptWaiting> FORM =
            new KeptForm<>(KeptWaiting.class, List.of(FirstForm.within("disclosure")));

    private final LockedRecords locked;

    LockedWaiting(LockedRecords locked) {
        this.locked = locked;
    }

    /**
     * What is kept of it.
     *
     * @param sharer the caller's subject; what they may do is asked again of nobody
     * @param correlation the id that an answer names
     * @param partOf the case of which it is a further part, {@code part} what it does to it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record KeptWaiting(
            AgencyId agency,
            String sharer,
            Submission.Channel channel,
            Instant receivedAt,
            String bodyDigest,
            Optional<String> correlation,
            Optional<Reference> partOf,
            Optional<PartOf.Kind> part,
            Optional<UUID> answers,
            List<Finding> findings,
            Set<Recipient> referred,
            Disclosure disclosure) {

        static KeptWaiting of(Waiting waiting) {
            Received received = waiting.received();
            return new KeptWaiting(
                    received.caller().agency(),
                    received.caller().subject(),
                    received.channel(),
                    received.receivedAt(),
                    received.bodyDigest(),
                    received.correlation().map(Correlation::answered),
                    received.partOf().map(PartOf::of),
                    received.partOf().map(PartOf::kind),
                    received.partOf().flatMap(PartOf::answers),
                    received.findings(),
                    waiting.referred(),
                    received.disclosure());
        }

        Waiting waiting(Reference reference) {
            Received received = new Received(
                    new Caller(agency, sharer, Set.of()),
                    channel,
                    reference,
                    receivedAt,
                    bodyDigest,
                    correlation.map(answered -> new Correlation(answered, Map.of())),
                    partOf.map(of -> new PartOf(of, part.orElseThrow(), answers)),
                    false,
                    disclosure,
                    findings);
            return new Waiting(received, referred);
        }

        @Override
        public String toString() {
            return "KeptWaiting[withheld]";
        }
    }

    byte[] lock(Waiting waiting) {
        return locked.lock(context(waiting.received().reference()), FORM, KeptWaiting.of(waiting));
    }

    Waiting unlock(Reference reference, byte[] content) {
        return locked.unlock(context(reference), FORM, content).waiting(reference);
    }

    private static String context(Reference reference) {
        return "review waiting " + reference;
    }
}
