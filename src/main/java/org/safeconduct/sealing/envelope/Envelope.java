package org.safeconduct.sealing.envelope;

import java.util.UUID;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.sharing.Release;
import org.springframework.modulith.NamedInterface;

/**
 * A disclosure that only its recipient can read: CMS AuthEnvelopedData (RFC 5083) around CMS SignedData (RFC 5652), DER.
 *
 * @param id the idempotency key of its delivery
 * @param digest SHA-256 of {@code bytes}, in hexadecimal
 * @param recipientKey SHA-256 fingerprint of the recipient's certificate, in hexadecimal
 */
@NamedInterface
public record Envelope(
        UUID id, Reference reference, AgencyId to, Release.Use use, byte[] bytes, String digest, String recipientKey) {

    @Override
    public String toString() {
        return "Envelope[" + id + ", " + reference + ", " + to + "]";
    }
}
