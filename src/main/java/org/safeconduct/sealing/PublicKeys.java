package org.safeconduct.sealing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What anyone may know of the gateway's keys. */
@Component
public class PublicKeys {

    private final Map<String, Object> receiptKeys;
    private final String gatewayCertificate;

    /** The receipt file's first certificate is of the key that signs now; any others are of keys that signed before. */
    PublicKeys(KeyFolder folder) throws JOSEException, IOException, CertificateEncodingException {
        List<JWK> jwks = new ArrayList<>();
        for (var certificate : folder.certificates(KeyFolder.RECEIPT + ".pem")) {
            boolean authority = certificate.getBasicConstraints() >= 0;
            if (!authority) {
                jwks.add(Jws.publicKey(certificate));
            }
        }
        this.receiptKeys = new JWKSet(jwks).toJSONObject(true);
        this.gatewayCertificate = DevelopmentKeys.pem(
                "CERTIFICATE", folder.certificate(KeyFolder.GATEWAY + ".pem").getEncoded());
    }

    /** The keys that verify the gateway's receipts, as a JWK set (RFC 7517). */
    public Map<String, Object> receiptKeys() {
        return receiptKeys;
    }

    /** The certificate that verifies the gateway's signature in envelopes, as PEM. */
    public String gatewayCertificate() {
        return gatewayCertificate;
    }
}
