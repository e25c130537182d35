package org.safeconduct.feedback.telling;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts on record what a channel brought back; the last step of {@code routes/tell.camel.yaml}. */
@Component("noticeAttempts")
class NoticeAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeAttempts.class);

    private final Notices notices;

    NoticeAttempts(Notices notices) {
        this.notices = notices;
    }

    public NoticeOutcome record(NoticeResult sent) {
        return switch (sent) {
            case NoticeResult.Taken taken -> notices.told(taken.notice());
            case NoticeResult.Failed failed -> failed(failed.notice(), failed.failure());
        };
    }

    NoticeOutcome failed(Notice notice, NoticeFailure failure) {
        NoticeOutcome told = notices.failed(notice, failure);
        if (told instanceof NoticeOutcome.Parked) {
            LOG.warn("{}: {}; parked", notice, failure.reason());
        } else {
            LOG.debug("{}: {}", notice, failure.reason());
        }
        return told;
    }
}
