package org.safeconduct.delivery;

import java.time.Instant;

/** What became of an attempt, once it is on record. */
public sealed interface Outcome {

    /** Receipted. */
    record Delivered() implements Outcome {}

    /** To be tried again. */
    record Retry(Instant at) implements Outcome {}

    /** Given up until an operator resumes it. */
    record Parked() implements Outcome {}
}
