package org.safeconduct.feedback.telling;

import java.time.Instant;

/** What became of an attempt, once it is on record. */
sealed interface Told {

    /** Told. */
    record Done() implements Told {}

    /** To be tried again. */
    record Retry(Instant at) implements Told {}

    /** Given up until an operator resumes it. */
    record Parked() implements Told {}
}
