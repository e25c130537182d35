package org.safeconduct.sealing.receipt;

import org.safeconduct.sealing.own.OwnKeys;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Signs what the gateway posts to an agency's system, so that the system can tell it from anyone else's post. */
@NamedInterface
@Component
public class NoticeSigner {

    private final OwnKeys keys;

    NoticeSigner(OwnKeys keys) {
        this.keys = keys;
    }

    /**
     * A JWS over the body with its payload left out (RFC 7515 appendix F): header and signature around two dots. Whoever got
     * the body puts it back between them, in base64url, and checks with {@code /.well-known/jwks.json}.
     */
    public String sign(byte[] body) {
        return Jws.signDetached(keys.receiptNow(), body);
    }
}
