package org.safeconduct.delivery;

import java.util.UUID;
import org.safeconduct.agreement.Agency;
import org.safeconduct.disclosure.Reference;

/**
 * An envelope on its way to its recipient.
 *
 * @param envelope id of the envelope and idempotency key of the delivery
 * @param attempt which try this is, counted from one
 * @param digest SHA-256 of the content, in hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent") // ciphertext; never compared
public record Parcel(UUID envelope, Reference reference, Agency to, int attempt, String digest, byte[] content) {

    /** The name of the route that carries it: {@code deliver-<transport>}. */
    public String transport() {
        return to.endpoint().map(endpoint -> endpoint.getScheme()).orElse("none");
    }

    @Override
    public String toString() {
        return "Parcel[" + envelope + ", " + reference + ", attempt " + attempt + "]";
    }
}
