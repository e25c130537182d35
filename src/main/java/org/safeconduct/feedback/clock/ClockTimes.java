package org.safeconduct.feedback.clock;

import java.time.Instant;
import java.util.Optional;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.handling.WorkingDays;
import org.springframework.stereotype.Component;

/** When something comes of a clock by itself. */
@Component
class ClockTimes {

    private final WorkingDays workingDays;

    ClockTimes(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /** The next moment; empty when nothing more comes of it. */
    Optional<Instant> next(CaseClock clock, ClockRule rule, Nation nation) {
        return switch (clock.state()) {
            case RUNNING -> Optional.of(remind(clock, rule));
            case REMINDED -> Optional.of(clock.dueAt());
            case MISSED -> Optional.of(rule.escalate().after(clock.dueAt(), workingDays, nation));
            case ESCALATED, MET, ENDED -> Optional.empty();
        };
    }

    /** A clock shorter than its reminder has none. */
    private static Instant remind(CaseClock clock, ClockRule rule) {
        Instant before = clock.dueAt().minus(rule.remind().length());
        return before.isAfter(clock.startedAt()) ? before : clock.dueAt();
    }

    /** When it is due by the holidays of now. Hours run through every holiday. */
    Instant due(CaseClock clock, ClockRule rule, Nation nation) {
        return switch (rule.length()) {
            case ClockPeriod.Hours hours -> clock.dueAt();
            case ClockPeriod.Days days -> days.after(clock.startedAt(), workingDays, nation);
        };
    }
}
