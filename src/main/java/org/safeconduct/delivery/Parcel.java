package org.safeconduct.delivery;

import java.net.URI;
import java.util.UUID;
import org.safeconduct.agreement.Agency;
import org.safeconduct.disclosure.Reference;

/**
 * An envelope on its way to its recipient.
 *
 * @param digest SHA-256 of the content, in hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent") // ciphertext; never compared
public record Parcel(Attempt attempt, String digest, byte[] content) {

    public UUID envelope() {
        return attempt.envelope();
    }

    public Reference reference() {
        return attempt.reference();
    }

    public Agency to() {
        return attempt.to();
    }

    /** The name of the route that carries it: {@code deliver-<transport>}. */
    public String transport() {
        return to().endpoint().map(URI::getScheme).orElse("none");
    }

    @Override
    public String toString() {
        return "Parcel[" + attempt + "]";
    }
}
