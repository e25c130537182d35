package org.safeconduct.feedback.telling;

import java.time.Instant;

/** What became of an attempt, once it is on record. */
sealed interface NoticeOutcome {

    /** Told. */
    record Done() implements NoticeOutcome {}

    /** To be tried again. */
    record Retry(NoticeFailure why, Instant at) implements NoticeOutcome {}

    /** Given up until an operator resumes it. */
    record Parked(NoticeFailure why) implements NoticeOutcome {}
}
