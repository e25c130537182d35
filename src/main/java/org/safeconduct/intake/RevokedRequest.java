package org.safeconduct.intake;

import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;

/**
 * A health system takes back what it shared, by sending its request again as revoked.
 *
 * @param named how the message names the case; the exchange knows which that is
 * @param messageId the sender's own id for it
 * @param bodyDigest of the message as it came
 */
public record RevokedRequest(
        Caller caller,
        Continuation named,
        String messageId,
        Withdrawal.Reason reason,
        Optional<String> words,
        String bodyDigest) {

    /** The withdrawal of the case that it names. */
    public Withdrawal of(Reference reference) {
        return new Withdrawal(caller, reference, messageId, reason, words, bodyDigest);
    }

    @Override
    public String toString() {
        return "RevokedRequest[withheld]";
    }
}
