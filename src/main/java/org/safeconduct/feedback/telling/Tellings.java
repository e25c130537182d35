package org.safeconduct.feedback.telling;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts on record what a channel brought back; the last step of {@code routes/tell.camel.yaml}. */
@Component("tellings")
class Tellings {

    private static final Logger LOG = LoggerFactory.getLogger(Tellings.class);

    private final Notices notices;

    Tellings(Notices notices) {
        this.notices = notices;
    }

    public Told record(Sent sent) {
        return switch (sent) {
            case Sent.Taken taken -> notices.told(taken.notice());
            case Sent.Failed failed -> failed(failed.notice(), failed.failure());
        };
    }

    Told failed(Notice notice, Failure failure) {
        Told told = notices.failed(notice, failure);
        if (told instanceof Told.Parked) {
            LOG.warn("{}: {}; parked", notice, failure.reason());
        } else {
            LOG.debug("{}: {}", notice, failure.reason());
        }
        return told;
    }
}
