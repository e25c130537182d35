package org.safeconduct.intake;

import java.util.Optional;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;

/**
 * A sharer takes a case back.
 *
 * @param messageId the sender's own id for it
 * @param words what the sharer adds for the recipients who have read the case
 * @param bodyDigest of the message as it came: tells a repeat from another message under the same id
 */
public record Withdrawal(
        Caller caller,
        Reference reference,
        String messageId,
        Reason reason,
        Optional<String> words,
        String bodyDigest) {

    /** Why. */
    public enum Reason implements Code {
        CONSENT_WITHDRAWN,
        SENT_IN_ERROR,
        WRONG_PERSON,
        DUPLICATE,
        OTHER
    }

    @Override
    public String toString() {
        return "Withdrawal[withheld]";
    }
}
