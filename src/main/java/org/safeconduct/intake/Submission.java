package org.safeconduct.intake;

import java.util.Optional;
import org.safeconduct.identity.Caller;

/**
 * A message as it came over HTTP, before anything has been read.
 *
 * @param requestId the transport's message id ({@code X-Request-ID}); the JSON interfaces carry theirs in the body
 * @param preview decide and explain only; store and send nothing
 * @param partOf the case of which it is said to be a further part; a health system's message says so inside
 */
public record Submission(
        Caller caller,
        Channel channel,
        String mediaType,
        byte[] body,
        Optional<String> requestId,
        boolean preview,
        Optional<PartOf> partOf) {

    /** A first message. */
    public Submission(
            Caller caller,
            Channel channel,
            String mediaType,
            byte[] body,
            Optional<String> requestId,
            boolean preview) {
        this(caller, channel, mediaType, body, requestId, preview, Optional.empty());
    }

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
