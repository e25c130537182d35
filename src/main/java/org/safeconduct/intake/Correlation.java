package org.safeconduct.intake;

import java.util.Map;
import org.safeconduct.disclosure.Code;

/**
 * What tells to which message an answer belongs. Systems reuse ids that should be their own (NHS England's examples share one
 * Bundle id), so no id counts alone.
 *
 * @param answered the id that an answer to this message names
 * @param traits whatever else of the message an answer may repeat
 */
public record Correlation(String answered, Map<Trait, String> traits) {

    public Correlation {
        traits = Map.copyOf(traits);
    }

    /** A part of a FHIR message that comes back in the answer to it. */
    public enum Trait implements Code {
        /** The Bundle's id. */
        BUNDLE,
        /** The MessageHeader's own id. */
        HEADER,
        /** The header's fullUrl. */
        HEADER_URL,
        /** {@code X-Request-ID}. */
        REQUEST,
        /** The sender's endpoint, to which an answer is addressed. */
        ENDPOINT,
        /** The sender, whom an answer names as its receiver. */
        PARTY,
        /** The ServiceRequest. */
        FOCUS,
        SUBJECT,
        ENCOUNTER;

        /** Whether an answer may name the whole message by it. */
        public boolean names() {
            return switch (this) {
                case BUNDLE, HEADER, HEADER_URL, REQUEST -> true;
                case ENDPOINT, PARTY, FOCUS, SUBJECT, ENCOUNTER -> false;
            };
        }
    }

    @Override
    public String toString() {
        return "Correlation[withheld]";
    }
}
