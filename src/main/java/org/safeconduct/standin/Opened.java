package org.safeconduct.standin;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An envelope that a stand-in opened with its own key. */
public record Opened(UUID envelope, String reference, Instant receivedAt, JsonNode content) {

    @Override
    public String toString() {
        return "Opened[" + envelope + ", withheld]";
    }
}
