package org.safeconduct.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What became of an attempt, once it is on record. */
public sealed interface AttemptOutcome {

    /**
     * Receipted.
     *
     * @param next the envelope of the same case and recipient whose turn it is now
     */
    record Delivered(Optional<UUID> next) implements AttemptOutcome {}

    /** To be tried again. */
    record Retry(Instant at) implements AttemptOutcome {}

    /** Given up until an operator resumes it. */
    record Parked() implements AttemptOutcome {}
}
