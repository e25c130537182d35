package org.safeconduct.feedback;

import java.time.Instant;
import org.safeconduct.disclosure.Reference;

/**
 * A handling decision has been taken in; the same one again gets the same answer.
 *
 * @param receivedAt when it came first
 * @param repeated whether it had come before
 */
public record DecisionReceipt(String decisionId, Reference reference, Instant receivedAt, boolean repeated) {

    /** A recipient's own id may be a crime number. */
    @Override
    public String toString() {
        return "DecisionReceipt[withheld]";
    }
}
