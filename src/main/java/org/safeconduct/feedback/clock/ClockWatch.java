package org.safeconduct.feedback.clock;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Status;
import org.safeconduct.exchange.Cases;
import org.safeconduct.feedback.ClockState;
import org.safeconduct.platform.DueMeter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the clocks on. When each must be looked at is in its row, so a gateway that was down finds what became due meanwhile,
 * and each clock moves in a transaction of its own: one that fails holds up no other.
 */
@Component
class ClockWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final int AT_ONCE = 200;

    private final Clocks clocks;
    private final ClockRules rules;
    private final ClockRows rows;
    private final ClockRecords records;
    private final ClockTimes times;
    private final Cases cases;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ClockWatch(
            Clocks clocks,
            ClockRules rules,
            ClockRows rows,
            ClockRecords records,
            ClockTimes times,
            Cases cases,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.clocks = clocks;
        this.rules = rules;
        this.rows = rows;
        this.records = records;
        this.times = times;
        this.cases = cases;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Reminds, and says what was missed. */
    void look() {
        each(rows.due(clock.instant(), AT_ONCE), this::step);
    }

    /** The holidays may be others than when these clocks were started. */
    @EventListener(ApplicationReadyEvent.class)
    void recompute() {
        each(rows.open(), this::move);
    }

    private void each(List<CaseClock> found, Consumer<CaseClock> act) {
        for (CaseClock each : found) {
            try {
                transaction.executeWithoutResult(status -> {
                    // The case first, as decisions lock it; then the row as it is now.
                    cases.lock(each.reference());
                    rows.find(each.reference(), each.kind())
                            .filter(current -> current.state().goesOn())
                            .ifPresent(act);
                });
            } catch (RuntimeException e) {
                LOG.error(
                        "{}: a clock could not be moved on ({})",
                        each.reference(),
                        e.getClass().getName());
            }
        }
    }

    private void step(CaseClock found) {
        Optional<ClockRule> rule = rules.find(found.kind());
        if (rule.isEmpty()) {
            // Started under a file that had it. Nobody says any more how long it runs.
            rows.set(found, Optional.empty());
            return;
        }
        Instant now = clock.instant();
        if (clocks.meetByDelivery(found, now)) {
            return;
        }
        if (cases.status(found.reference()) == Status.WITHDRAWN && clocks.neverReachedItsOwner(found)) {
            rows.set(found.in(ClockState.ENDED), Optional.empty());
            records.ended(found, now);
            return;
        }
        Nation nation = clocks.about(found.reference()).nation();
        CaseClock current = found;
        while (times.next(current, rule.get(), nation)
                .filter(at -> !at.isAfter(now))
                .isPresent()) {
            current = current.in(next(current, now));
            record(current, now);
        }
        rows.set(current, times.next(current, rule.get(), nation));
    }

    /** Whoever learns of a clock only after its end is not reminded of it. */
    private static ClockState next(CaseClock current, Instant now) {
        return switch (current.state()) {
            case RUNNING -> now.isBefore(current.dueAt()) ? ClockState.REMINDED : ClockState.MISSED;
            case REMINDED -> ClockState.MISSED;
            case MISSED, ESCALATED -> ClockState.ESCALATED;
            case MET, ENDED -> current.state();
        };
    }

    private void record(CaseClock moved, Instant now) {
        switch (moved.state()) {
            case REMINDED -> records.reminded(moved, now);
            case MISSED -> records.missed(moved, now);
            case ESCALATED -> records.toPartnership(moved, now);
            case RUNNING, MET, ENDED -> {}
        }
    }

    private void move(CaseClock found) {
        Nation nation = clocks.about(found.reference()).nation();
        rules.find(found.kind()).ifPresent(rule -> {
            // What was missed was missed; only what comes after it may move.
            boolean missed = found.state() == ClockState.MISSED;
            CaseClock moved = missed ? found : found.dueAt(times.due(found, rule, nation));
            rows.set(moved, times.next(moved, rule, nation));
            if (!moved.dueAt().equals(found.dueAt())) {
                records.moved(moved, clock.instant());
            }
        });
    }

    /** The check, durable like a delivery. */
    @Configuration(proxyBeanMethods = false)
    static class Check {

        @Bean
        RecurringTask<Void> watchClocks(
                ClockWatch watch, ClockRows rows, ClockSettings settings, MeterRegistry meters, Clock clock) {
            DueMeter clocks = new DueMeter(meters, "safeconduct.clocks.running");
            return Tasks.recurring("watch-clocks", FixedDelay.of(settings.checkEvery()))
                    .execute((instance, context) -> {
                        watch.look();
                        ClockRows.Counted counted = rows.counted(clock.instant());
                        clocks.counted(counted.all(), counted.late());
                    });
        }
    }
}
