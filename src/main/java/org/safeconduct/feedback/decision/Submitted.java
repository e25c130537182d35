package org.safeconduct.feedback.decision;

import org.safeconduct.disclosure.Recipient;
import org.safeconduct.identity.Caller;

/**
 * A handling decision as it came over HTTP, before anything has been read.
 *
 * @param from whose interface took it
 */
@SuppressWarnings("ArrayRecordComponent") // a body in transit; never compared
public record Submitted(Caller caller, Recipient from, byte[] body) {

    @Override
    public String toString() {
        return "Submitted[withheld]";
    }
}
