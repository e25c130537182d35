package org.safeconduct.intake.reading;

import java.time.Instant;
import java.util.Set;
import org.safeconduct.intake.Submission;

/** Reads one format. */
public interface Reader {

    /** The interfaces whose messages this reader reads. */
    Set<Submission.Channel> channels();

    /**
     * @param receivedAt when the message came; ages and dates are judged by it
     * @throws org.safeconduct.platform.Rejection if the message cannot be taken; names the place, quotes nothing
     */
    Reading read(Submission submission, Instant receivedAt);
}
