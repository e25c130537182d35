package org.safeconduct.duty;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.safeconduct.delivery.Arrived;
import org.safeconduct.desk.InboxList;
import org.safeconduct.desk.State;
import org.safeconduct.disclosure.Status;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.Cases;
import org.safeconduct.review.ReviewSeen;
import org.safeconduct.review.ReviewWaits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins to wake in the transaction of what there is to open, and tells one after the other until it is opened. That somebody
 * is told, and that they were, are one transaction: a crash in between tells nobody twice and forgets nobody.
 */
@Component
class WakingWatch {

    private static final Logger LOG = LoggerFactory.getLogger(WakingWatch.class);
    private static final int AT_ONCE = 500;

    /** Whoever opens it in a system of their own may never say so here. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Wakings wakings;
    private final Chain chain;
    private final InboxList inbox;
    private final Cases cases;
    private final DutySettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WakingWatch(
            Wakings wakings,
            Chain chain,
            InboxList inbox,
            Cases cases,
            DutySettings settings,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.wakings = wakings;
        this.chain = chain;
        this.inbox = inbox;
        this.cases = cases;
        this.settings = settings;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Arrived arrived) {
        wakings.begin(arrived.at(), arrived.reference(), Waking.What.ARRIVAL, arrived.urgent(), arrived.when());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ReviewWaits waits) {
        wakings.begin(waits.at(), waits.reference(), Waking.What.REVIEW, waits.urgent(), waits.since());
    }

    /** A recipient asks whoever shared it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseChanged changed) {
        if (changed.change() == CaseChanged.Change.QUESTION_ASKED
                && changed.audience() instanceof CaseChanged.Audience.Sharer) {
            wakings.begin(
                    cases.sharer(changed.reference()),
                    changed.reference(),
                    Waking.What.QUESTION,
                    cases.inDanger(changed.reference()),
                    changed.at());
        }
        if (changed.change() == CaseChanged.Change.QUESTION_ANSWERED) {
            wakings.end(changed.reference(), Waking.What.QUESTION, Optional.empty());
        }
    }

    @EventListener
    public void on(ReviewSeen seen) {
        wakings.end(seen.reference(), Waking.What.REVIEW, Optional.empty());
    }

    /** Tells whoever is next of what nobody has opened. */
    void look() {
        for (Waking seen : wakings.due(clock.instant(), AT_ONCE)) {
            try {
                transaction.executeWithoutResult(status -> {
                    // The case first, as everybody locks it who tells of it.
                    cases.lock(seen.reference());
                    wakings.hold(seen, clock.instant()).ifPresent(this::step);
                });
            } catch (RuntimeException e) {
                LOG.error(
                        "{}: nobody could be woken ({})",
                        seen.reference(),
                        e.getClass().getName());
            }
        }
    }

    private void step(Waking waking) {
        Instant now = clock.instant();
        if (isSettled(waking) || waking.since().plus(LONGEST).isBefore(now)) {
            wakings.end(waking);
            return;
        }
        Optional<Chain.Link> next = chain.next(waking, now);
        if (next.isEmpty()) {
            wakings.later(waking, now.plus(settings.patience(waking.urgent())));
            return;
        }
        String key = next.get().key();
        // What is urgent is always said by its own reference.
        if (waking.urgent() || !wakings.toldSince(waking.agency(), key, now.minus(settings.quiet()))) {
            events.publishEvent(new CaseChanged(waking.reference(), next.get().to(), change(waking), now));
        }
        wakings.told(waking, key, now, now.plus(settings.patience(waking.urgent())));
    }

    private boolean isSettled(Waking waking) {
        if (cases.status(waking.reference()) == Status.WITHDRAWN) {
            return true;
        }
        return switch (waking.what()) {
            case ARRIVAL ->
                inbox.of(waking.agency(), waking.reference())
                        .filter(line -> line.news().isEmpty() && (line.opened() || line.state() != State.NEW))
                        .isPresent();
            // They end when a reviewer opens it, and when it is answered.
            case REVIEW, QUESTION -> false;
        };
    }

    private static CaseChanged.Change change(Waking waking) {
        return switch (waking.what()) {
            case ARRIVAL, QUESTION -> CaseChanged.Change.ARRIVED;
            case REVIEW -> CaseChanged.Change.REVIEW_WAITS;
        };
    }

    /** The look, durable like a clock. */
    @Configuration(proxyBeanMethods = false)
    static class Look {

        @Bean
        RecurringTask<Void> wakeWhoIsOnDuty(WakingWatch watch, DutySettings settings) {
            return Tasks.recurring("wake-who-is-on-duty", FixedDelay.of(settings.look()))
                    .execute((instance, context) -> watch.look());
        }
    }
}
