package org.safeconduct.feedback.clock;

import java.time.Instant;
import java.util.Set;
import org.safeconduct.disclosure.Recipient;

/**
 * A handling decision as clocks see it.
 *
 * @param by who decided
 * @param says what it says, in the words of {@code clocks.yaml} such as {@code police crime-recorded}
 * @param decidedAt when it was decided
 * @param receivedAt when the gateway learned of it
 */
public record DecisionFacts(Recipient by, Set<String> says, Instant decidedAt, Instant receivedAt) {

    public DecisionFacts {
        says = Set.copyOf(says);
    }

    @Override
    public String toString() {
        return "DecisionFacts[withheld]";
    }
}
