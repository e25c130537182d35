package org.safeconduct.sealing.opening;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.KeysUnusable;
import org.safeconduct.sealing.keys.OwnKey;
import org.safeconduct.sealing.receipt.Jws;
import org.safeconduct.sealing.receipt.ReceiptVerifier;

/** An agency's private key and certificate: what a recipient opens envelopes and signs receipts with. */
public final class AgencyKey {

    private final AgencyId agency;
    private final OwnKey own;

    AgencyKey(AgencyId agency, OwnKey own) {
        this.agency = agency;
        this.own = own;
    }

    /**
     * Every key of the agency, the one that signs first.
     *
     * @throws Unavailable if the keys folder does not have it, or has something else in its place
     */
    static List<AgencyKey> all(KeyFolder keys, Agency agency) {
        try {
            return keys.everyOwn(KeyFolder.pairOf(agency.certificate())).stream()
                    .map(own -> new AgencyKey(agency.id(), own))
                    .toList();
        } catch (KeysUnusable e) {
            throw new Unavailable("the key of " + agency.id() + " cannot be used", e);
        }
    }

    public AgencyId agency() {
        return agency;
    }

    public X509Certificate certificate() {
        return own.certificate();
    }

    OwnKey own() {
        return own;
    }

    /**
     * The receipt with which a recipient says that it has received and opened an envelope, as a compact JWS.
     *
     * @param digest SHA-256 of the envelope as it came, in hexadecimal
     * @throws IllegalStateException if the key cannot sign receipts, as it is not on P-256
     */
    public String receipt(UUID envelopeId, Reference reference, String digest, Instant receivedAt) {
        return Jws.sign(
                own,
                ReceiptVerifier.TYPE,
                Map.of(
                        "typ",
                        ReceiptVerifier.DELIVERY_RECEIPT,
                        "envelopeId",
                        envelopeId.toString(),
                        "reference",
                        reference.value(),
                        "digest",
                        digest,
                        "receivedAt",
                        receivedAt.toString()));
    }

    @Override
    public String toString() {
        return "AgencyKey[" + agency + ", withheld]";
    }
}
