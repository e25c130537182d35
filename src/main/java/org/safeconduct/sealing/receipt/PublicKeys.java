package org.safeconduct.sealing.receipt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.safeconduct.sealing.keys.Pem;
import org.safeconduct.sealing.own.OwnKeys;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** What anyone may know of the gateway's keys. */
@NamedInterface
@Component
public class PublicKeys {

    private final OwnKeys keys;

    PublicKeys(OwnKeys keys) {
        this.keys = keys;
    }

    /**
     * The keys that verify the gateway's receipts, as a JWK set (RFC 7517): the one that signs now first, and those that have
     * signed before or will sign.
     */
    public Map<String, Object> receiptKeys() {
        List<JWK> jwks = new ArrayList<>();
        for (X509Certificate certificate : keys.receiptCertificates()) {
            try {
                jwks.add(Jws.publicKey(certificate));
            } catch (JOSEException e) {
                throw new IllegalStateException("a certificate in receipt.pem is not of a key on P-256", e);
            }
        }
        return new JWKSet(jwks).toJSONObject(true);
    }

    /** The certificate that verifies the gateway's signature in envelopes, as PEM. */
    public String gatewayCertificate() {
        try {
            return Pem.certificate(keys.gatewayNow().certificate());
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
