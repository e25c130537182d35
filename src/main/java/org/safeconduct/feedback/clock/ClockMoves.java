package org.safeconduct.feedback.clock;

import java.time.Instant;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.delivery.Addressees;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Cases;
import org.safeconduct.feedback.ClockState;
import org.springframework.stereotype.Component;

/** What becomes of one clock: its row, what is on record of it and when to look at it next, together. */
@Component
class ClockMoves {

    private final ClockRows rows;
    private final ClockRecords records;
    private final ClockTimes times;
    private final Addressees addressees;
    private final Cases cases;

    ClockMoves(ClockRows rows, ClockRecords records, ClockTimes times, Addressees addressees, Cases cases) {
        this.cases = cases;
        this.rows = rows;
        this.records = records;
        this.times = times;
        this.addressees = addressees;
    }

    /** One that is there already runs on. */
    void start(
            ClockRule rule,
            Reference reference,
            Optional<Instant> since,
            Instant start,
            Instant due,
            Nation nation,
            Instant now) {
        CaseClock clock = new CaseClock(
                reference,
                rule.kind(),
                owner(rule, reference),
                since,
                start,
                due,
                ClockState.RUNNING,
                Optional.empty());
        if (rows.add(clock, times.next(clock, rule, nation).orElse(due))) {
            records.started(clock, now);
        }
    }

    /** It runs from another moment than was known. */
    void move(CaseClock from, CaseClock to, ClockRule rule, Nation nation, Instant now) {
        rows.set(to, times.next(to, rule, nation));
        if (!to.dueAt().equals(from.dueAt())) {
            records.moved(to, now);
        }
    }

    /** What met it first counts, also when it becomes known last. */
    void meet(CaseClock clock, Instant at, Instant now) {
        CaseClock met = clock.metAt(clock.metAt().filter(at::isAfter).orElse(at));
        if (met.equals(clock)) {
            return;
        }
        rows.set(met, Optional.empty());
        if (clock.state() != ClockState.MET) {
            records.met(met, now);
        }
    }

    /** What was due is done, and is due once more. What is known of a later start stands. */
    void anew(CaseClock clock, Instant start, Instant due, ClockRule rule, Nation nation, Instant now) {
        if (!start.isAfter(clock.startedAt())) {
            return;
        }
        meet(clock, start, now);
        CaseClock anew = clock.anew(start, due);
        rows.set(anew, times.next(anew, rule, nation));
        records.started(anew, now);
    }

    private AgencyId owner(ClockRule rule, Reference reference) {
        return switch (rule.owner()) {
            case POLICE -> addressees.playing(Recipient.POLICE, reference);
            case MASH -> addressees.playing(Recipient.MASH, reference);
            case SHARER -> cases.sharer(reference);
        };
    }
}
