package org.safeconduct.feedback.telling;

/** What a channel brings back. Every {@code tell-} route ends with one of these. */
sealed interface NoticeResult {

    Notice notice();

    /** It was taken. */
    record Taken(Notice notice) implements NoticeResult {}

    /** It was not, or nobody can know. */
    record Failed(Notice notice, NoticeFailure failure) implements NoticeResult {}
}
