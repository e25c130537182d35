package org.safeconduct.feedback.telling;

import org.springframework.stereotype.Component;

/** What a route of somebody's own says of a notice that it has carried: {@code bean: {ref: noticeResults, method: taken}}. */
@Component("noticeResults")
class NoticeResults {

    /** The addressee's system took it. */
    public NoticeResult taken(Notice notice) {
        return new NoticeResult.Taken(notice);
    }

    /** It was not reached. */
    public NoticeResult notReached(Notice notice) {
        return new NoticeResult.Failed(notice, NoticeFailure.UNREACHABLE);
    }
}
