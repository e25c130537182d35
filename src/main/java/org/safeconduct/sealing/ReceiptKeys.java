package org.safeconduct.sealing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys with which anyone checks the gateway's receipts, as a JWK set (RFC 7517). */
@RestController
class ReceiptKeys {

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final Map<String, Object> keys;

    /** The file's first certificate is of the key that signs now; any others are of keys that signed before. */
    ReceiptKeys(KeyFolder folder) throws JOSEException {
        List<JWK> jwks = new ArrayList<>();
        for (var certificate : folder.certificates(KeyFolder.RECEIPT + ".pem")) {
            boolean authority = certificate.getBasicConstraints() >= 0;
            if (!authority) {
                jwks.add(Jws.publicKey(certificate));
            }
        }
        this.keys = new JWKSet(jwks).toJSONObject(true);
    }

    @GetMapping(path = "/.well-known/jwks.json", produces = "application/jwk-set+json")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(keys);
    }
}
