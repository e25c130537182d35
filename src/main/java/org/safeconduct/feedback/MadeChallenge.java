package org.safeconduct.feedback;

import java.time.Instant;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;

/**
 * A challenge that a sharer made.
 *
 * @param to whom
 * @param at when
 */
public record MadeChallenge(AgencyId to, Instant at, Instant answerDueBy, State state) {

    /** What has come of it. */
    public enum State implements Code {
        RUNNING,
        ANSWERED,
        ESCALATED
    }
}
