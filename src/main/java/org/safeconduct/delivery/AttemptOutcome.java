package org.safeconduct.delivery;

import java.time.Instant;

/** What became of an attempt, once it is on record. */
public sealed interface AttemptOutcome {

    /** Receipted. */
    record Delivered() implements AttemptOutcome {}

    /** Taken; its receipt is to come by then. */
    record Taken(Instant receiptBy) implements AttemptOutcome {}

    /** To be tried again. */
    record Retry(AttemptFailure why, Instant at) implements AttemptOutcome {}

    /** Given up: until an operator resumes it, or for good. */
    record Parked(AttemptFailure why) implements AttemptOutcome {}
}
