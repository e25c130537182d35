package org.safeconduct.sealing.receipt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.safeconduct.sealing.keys.Certificates;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.keys.EcKeys;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Checks the receipts that recipients sign with the key of their certificate. */
@NamedInterface
@Component
public class ReceiptVerifier {

    /** The {@code typ} header of a recipient's receipt. */
    public static final JOSEObjectType TYPE = new JOSEObjectType("delivery-receipt+jws");

    public static final String DELIVERY_RECEIPT = "delivery-receipt";

    private static final List<String> REQUIRED = List.of("envelopeId", "reference", "digest", "receivedAt");
    private static final int LONGEST = 8 * 1024;
    private static final int DIGITAL_SIGNATURE = 0;

    private final Clock clock;
    /** One key object for each certificate in use: the curve arithmetic keeps a table with it. */
    private final Map<X509Certificate, ECPublicKey> keys = Collections.synchronizedMap(new WeakHashMap<>());

    ReceiptVerifier(Clock clock) {
        this.clock = clock;
    }

    /**
     * The claims of a delivery receipt: {@code typ}, {@code envelopeId}, {@code reference}, {@code digest} (SHA-256 of the
     * envelope, in hexadecimal) and {@code receivedAt} (RFC 3339), all strings. That they are about the envelope in question
     * is for the caller to compare.
     *
     * @param jws compact JWS, ES256
     * @param recipient the certificate of the agency that must have signed
     * @throws ReceiptRefused whatever is wrong with it
     */
    public Map<String, Object> verify(String jws, X509Certificate recipient) {
        try {
            if (jws.length() > LONGEST) {
                throw new ReceiptRefused();
            }
            recipient.checkValidity(Date.from(clock.instant()));
            Certificates.requireUse(recipient, DIGITAL_SIGNATURE);
            JWSObject receipt = JWSObject.parse(jws);
            ECDSAVerifier verifier = new ECDSAVerifier(keyOf(recipient));
            verifier.getJCAContext().setProvider(Crypto.BC);
            if (!isReceipt(receipt.getHeader()) || !receipt.verify(verifier)) {
                throw new ReceiptRefused();
            }
            return claims(receipt);
        } catch (GeneralSecurityException | ParseException | JOSEException | RuntimeException e) {
            throw new ReceiptRefused();
        }
    }

    /**
     * The same, signed with whichever of these certificates.
     *
     * @throws ReceiptRefused if none of them signed it
     */
    public Map<String, Object> verify(String jws, Collection<X509Certificate> recipient) {
        for (X509Certificate certificate : recipient) {
            try {
                return verify(jws, certificate);
            } catch (ReceiptRefused e) {
                // Perhaps with the next.
            }
        }
        throw new ReceiptRefused();
    }

    private ECPublicKey keyOf(X509Certificate recipient) throws GeneralSecurityException {
        ECPublicKey key = keys.get(recipient);
        if (key == null) {
            key = EcKeys.p256(recipient.getPublicKey());
            keys.put(recipient, key);
        }
        return key;
    }

    private static boolean isReceipt(JWSHeader header) {
        return JWSAlgorithm.ES256.equals(header.getAlgorithm())
                && (header.getType() == null || TYPE.equals(header.getType()));
    }

    private static Map<String, Object> claims(JWSObject receipt) {
        Map<String, Object> claims = receipt.getPayload().toJSONObject();
        if (claims == null
                || !DELIVERY_RECEIPT.equals(claims.get("typ"))
                || !REQUIRED.stream().allMatch(claim -> claims.get(claim) instanceof String)) {
            throw new ReceiptRefused();
        }
        return Map.copyOf(claims);
    }
}
