package org.safeconduct.sealing.receipt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Map;
import org.safeconduct.sealing.keys.EcKeys;
import org.safeconduct.sealing.keys.OwnKey;

/** Compact JWS (RFC 7515) with ES256 (RFC 7518 section 3.4). */
public final class Jws {

    private static final JOSEObjectType NOTICE = new JOSEObjectType("safe-conduct-notice+jws");

    private Jws() {}

    public static String sign(OwnKey own, JOSEObjectType type, Map<String, Object> claims) {
        return signed(own, type, new Payload(claims)).serialize();
    }

    static String signDetached(OwnKey own, byte[] body) {
        return signed(own, NOTICE, new Payload(body)).serialize(true);
    }

    private static JWSObject signed(OwnKey own, JOSEObjectType type, Payload payload) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(type)
                    .keyID(publicKey(own.certificate()).getKeyID())
                    .build();
            JWSObject jws = new JWSObject(header, payload);
            ECDSASigner signer = new ECDSASigner(own.key(), Curve.P_256);
            signer.getJCAContext().setProvider(own.provider());
            jws.sign(signer);
            return jws;
        } catch (JOSEException | RuntimeException e) {
            // No cause: it may quote claims.
            throw new IllegalStateException("cannot sign with this key");
        }
    }

    /** The public key as a JWK whose id is its thumbprint (RFC 7638). */
    static ECKey publicKey(X509Certificate certificate) throws JOSEException {
        if (!EcKeys.onP256(certificate.getPublicKey())) {
            throw new JOSEException("not a key on P-256");
        }
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) certificate.getPublicKey())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyIDFromThumbprint()
                .build();
    }
}
