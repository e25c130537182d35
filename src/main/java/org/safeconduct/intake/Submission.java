package org.safeconduct.intake;

import java.util.Optional;
import org.safeconduct.identity.Caller;

/**
 * A message as it came over HTTP, before anything has been read.
 *
 * @param requestId the transport's message id ({@code X-Request-ID}); the JSON interfaces carry theirs in the body
 * @param preview decide and explain only; store and send nothing
 */
public record Submission(
        Caller caller, Channel channel, String mediaType, byte[] body, Optional<String> requestId, boolean preview) {

    /** Which interface took the message, and so which reader reads it. */
    public enum Channel {
        HEALTH,
        SCHOOL,
        THIRD_SECTOR,
        /** Written by a person on the pages, whatever their agency. */
        PAGE
    }

    @Override
    public String toString() {
        return "Submission[withheld]";
    }
}
