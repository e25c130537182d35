package org.safeconduct.feedback.clock;

import java.time.Instant;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.ClockState;

/**
 * One clock of one case.
 *
 * @param since the moment on or after which an act meets it; empty if any act in the case does
 */
record CaseClock(
        Reference reference,
        String kind,
        AgencyId owner,
        Optional<Instant> since,
        Instant startedAt,
        Instant dueAt,
        ClockState state,
        Optional<Instant> metAt) {

    CaseClock in(ClockState next) {
        return new CaseClock(reference, kind, owner, since, startedAt, dueAt, next, metAt);
    }

    CaseClock dueAt(Instant due) {
        return new CaseClock(reference, kind, owner, since, startedAt, due, state, metAt);
    }

    /** An earlier cause has become known. */
    CaseClock from(Instant cause, Instant start, Instant due) {
        return new CaseClock(reference, kind, owner, Optional.of(cause), start, due, state, metAt);
    }

    /** It has been met and begins once more. */
    CaseClock anew(Instant start, Instant due) {
        return new CaseClock(reference, kind, owner, since, start, due, ClockState.RUNNING, Optional.empty());
    }

    CaseClock metAt(Instant when) {
        return new CaseClock(reference, kind, owner, since, startedAt, dueAt, ClockState.MET, Optional.of(when));
    }
}
