package org.safeconduct.review;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.exchange.CaseWithdrawn;
import org.safeconduct.exchange.ForReview;
import org.safeconduct.exchange.Prepared;
import org.safeconduct.intake.Received;
import org.safeconduct.platform.DueMeter;
import org.safeconduct.sharing.Decided;
import org.safeconduct.sharing.Obligation;
import org.safeconduct.sharing.SharingDecision;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts referred disclosures in the queue of their reviewers, and says when one has waited too long. */
@Component
class ReviewQueue implements ForReview {

    private final ReviewRows rows;
    private final LockedWaiting locked;
    private final Evidence evidence;
    private final Pseudonyms pseudonyms;
    private final ReviewSettings settings;
    private final ReviewDrafts drafts;
    private final Register register;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewQueue(
            ReviewRows rows,
            LockedWaiting locked,
            Evidence evidence,
            Pseudonyms pseudonyms,
            ReviewSettings settings,
            ReviewDrafts drafts,
            Register register,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.locked = locked;
        this.evidence = evidence;
        this.pseudonyms = pseudonyms;
        this.settings = settings;
        this.drafts = drafts;
        this.register = register;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void await(Prepared prepared) {
        Decided decided = prepared.sealed().explained().decided();
        Received received = decided.received();
        Set<Recipient> referred = EnumSet.noneOf(Recipient.class);
        boolean second = false;
        for (SharingDecision decision : decided.decisions()) {
            if (decision.waits()) {
                referred.add(decision.recipient());
                second |= decision.obligations().contains(Obligation.SECOND_APPROVER);
            }
        }
        if (referred.isEmpty()) {
            return;
        }
        Instant due =
                received.receivedAt().plus(settings.of(received.disclosure().harm()));
        rows.add(new Review(
                received.reference(),
                received.caller().agency(),
                pseudonyms.actor(received.caller()),
                received.disclosure().harm().code(),
                received.receivedAt(),
                due,
                Review.State.WAITING,
                second,
                false,
                locked.lock(new Waiting(received, referred))));
        evidence.append(new EvidenceRecord(
                Event.REVIEW_WAITING,
                received.receivedAt(),
                received.reference(),
                Map.of(Fact.AGENCY, received.caller().agency().value(), Fact.DUE, due.toString())));
        events.publishEvent(new ReviewWaits(
                received.reference(),
                register.reviewerOf(received.caller().agency()),
                received.disclosure().harm() == Harm.LIFE_THREATENING
                        || received.disclosure().immediateDanger(),
                received.receivedAt()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseWithdrawn withdrawn) {
        rows.withdrawn(withdrawn.parts());
    }

    /** Those that nobody decided in time: on record once, and from then on the partnership's reviewers see them too. */
    @Transactional
    int escalate() {
        Instant now = clock.instant();
        var late = rows.overdue(now);
        for (Review review : late) {
            evidence.append(new EvidenceRecord(
                    Event.REVIEW_OVERDUE,
                    now,
                    review.reference(),
                    Map.of(
                            Fact.AGENCY, review.agency().value(),
                            Fact.DUE, review.dueAt().toString())));
        }
        drafts.discardThoseOver();
        return late.size();
    }

    /** The check, durable like a delivery. */
    @Configuration(proxyBeanMethods = false)
    static class Check {

        @Bean
        RecurringTask<Void> escalateOverdueReviews(
                ReviewQueue queue, ReviewRows rows, ReviewSettings settings, MeterRegistry meters) {
            DueMeter waiting = new DueMeter(meters, "safeconduct.reviews.waiting");
            return Tasks.recurring("escalate-overdue-reviews", FixedDelay.of(settings.checkEvery()))
                    .execute((instance, context) -> {
                        queue.escalate();
                        var open = rows.open();
                        waiting.counted(
                                open.size(),
                                open.stream().filter(Review::overdue).count());
                    });
        }
    }
}
