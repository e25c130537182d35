package org.safeconduct.handling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Nation;

/** A clock that a line of the statement may start; it runs from receipt. */
enum Deadline implements Code {
    /** 24 hours from receipt: police-handling.md §1 [V10, S3]. */
    CRIME_RECORDED,
    /** The same, for what may not be a crime. */
    CRIME_RECORDED_IF_CRIME,
    /** The council's decision on a referral, one working day: police-handling.md §8 [K]. */
    MASH_DECISION;

    private static final Duration RECORDING = Duration.ofHours(24);

    /** The longest that may be set for this clock; empty for one that counts working days. */
    Optional<Duration> limit() {
        return switch (this) {
            case CRIME_RECORDED, CRIME_RECORDED_IF_CRIME -> Optional.of(RECORDING);
            case MASH_DECISION -> Optional.empty();
        };
    }

    /** @param set the force's own, shorter limit, if it has one */
    Instant from(Instant receivedAt, Nation nation, Optional<Duration> set, WorkingDays workingDays) {
        return limit().map(limit -> receivedAt.plus(set.orElse(limit)))
                .orElseGet(() -> workingDays.closeOfBusiness(receivedAt, 1, nation));
    }
}
