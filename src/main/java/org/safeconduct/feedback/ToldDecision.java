package org.safeconduct.feedback;

import java.time.Instant;
import java.util.Optional;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.handling.DispositionText;
import org.safeconduct.handling.Investigation;
import org.safeconduct.handling.Outcome;

/**
 * A handling decision as the sharer reads it.
 *
 * @param said what the recipient wrote
 * @param disposition what its disposition means
 * @param outcome the Home Office code that it gives, explained
 * @param investigation how far they look into it, explained
 */
public record ToldDecision(
        Recipient recipient,
        Instant decidedAt,
        Instant receivedAt,
        DecisionBody said,
        Optional<DispositionText> disposition,
        Optional<Outcome> outcome,
        Optional<Investigation> investigation) {

    @Override
    public String toString() {
        return "ToldDecision[withheld]";
    }
}
