package org.safeconduct.feedback.telling;

/** What a channel brings back. Every {@code tell-} route ends with one of these. */
sealed interface Sent {

    Notice notice();

    /** It was taken. */
    record Taken(Notice notice) implements Sent {}

    /** It was not, or nobody can know. */
    record Failed(Notice notice, Failure failure) implements Sent {}
}
