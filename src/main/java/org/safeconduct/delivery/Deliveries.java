package org.safeconduct.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.CaseMoved;
import org.safeconduct.exchange.Cases;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a delivery: its row, what is on record of it and the disclosure's status change together. */
@Component
class Deliveries {

    private final DeliveryRows rows;
    private final Cases cases;
    private final DeliveryEvidence evidence;
    private final Backoff backoff;
    private final DeliverySettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deliveries(
            DeliveryRows rows,
            Cases cases,
            DeliveryEvidence evidence,
            Backoff backoff,
            DeliverySettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.evidence = evidence;
        this.backoff = backoff;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Gives back to the sharer what was sealed to a key that has been withdrawn. The gateway cannot seal it anew: it never had
     * it but sealed to that key.
     */
    @Transactional
    AttemptOutcome returned(Attempt attempt) {
        Instant now = clock.instant();
        cases.lock(attempt.reference());
        if (rows.returned(attempt.envelope(), AttemptFailure.KEY_WITHDRAWN)) {
            evidence.returned(attempt, AttemptFailure.KEY_WITHDRAWN, now);
            cases.returned(attempt.reference());
            // Though it may have been returned for another reason before: that it must be sent again is news.
            tellSharer(attempt.reference(), CaseChanged.Change.RETURNED, now);
        }
        return new AttemptOutcome.Parked(AttemptFailure.KEY_WITHDRAWN);
    }

    /** The recipient has receipted. */
    @Transactional
    AttemptOutcome delivered(Attempt attempt, String receipt) {
        Instant now = clock.instant();
        // Locks the case: of two recipients who receipt at once, the second must see the first.
        cases.lock(attempt.reference());
        Optional<Boolean> open = rows.delivered(attempt, receipt, now);
        if (open.isEmpty()) {
            return new AttemptOutcome.Delivered();
        }
        evidence.delivered(attempt, receipt, now);
        events.publishEvent(new CaseMoved(attempt.reference()));
        events.publishEvent(new Arrived(attempt.reference(), attempt.to().id(), attempt.urgent(), now));
        if (!open.get() && cases.delivered(attempt.reference())) {
            tellSharer(attempt.reference(), CaseChanged.Change.DELIVERED, now);
        }
        return new AttemptOutcome.Delivered();
    }

    /** The recipient has taken it, and its receipt is to come by another way; on record as a try, and tried again without one. */
    @Transactional
    AttemptOutcome taken(Attempt attempt, Instant receiptBy) {
        cases.lock(attempt.reference());
        rows.failed(attempt, AttemptFailure.RECEIPT_TO_COME, Optional.of(receiptBy));
        evidence.failed(attempt, AttemptFailure.RECEIPT_TO_COME, false, clock.instant());
        return new AttemptOutcome.Taken(receiptBy);
    }

    /** The attempt failed: try again later or, after the last, park it and say so on the disclosure. */
    @Transactional
    AttemptOutcome failed(Attempt attempt, AttemptFailure failure) {
        Instant now = clock.instant();
        cases.lock(attempt.reference());
        boolean last = attempt.number() >= settings.most(attempt.urgent());
        Instant next =
                now.plus(backoff.after(attempt.number(), settings.firstRetry(), settings.longest(attempt.urgent())));
        rows.failed(attempt, failure, last ? Optional.empty() : Optional.of(next));
        evidence.failed(attempt, failure, last, now);
        if (last) {
            if (cases.returned(attempt.reference())) {
                tellSharer(attempt.reference(), CaseChanged.Change.RETURNED, now);
            }
            return new AttemptOutcome.Parked(failure);
        }
        return new AttemptOutcome.Retry(failure, next);
    }

    private void tellSharer(Reference reference, CaseChanged.Change change, Instant at) {
        events.publishEvent(new CaseChanged(reference, new CaseChanged.Audience.Sharer(), change, at));
    }

    /** Sets a parked delivery going again with its count of attempts at zero; empty if it is not parked. */
    @Transactional
    Optional<DeliveryRows.Resumed> resume(UUID envelope, String actor) {
        Optional<DeliveryRows.Resumed> resumed = rows.resumed(envelope, clock.instant());
        resumed.ifPresent(of -> {
            cases.accepted(of.reference());
            evidence.resumed(of.reference(), envelope, actor, clock.instant());
        });
        return resumed;
    }
}
