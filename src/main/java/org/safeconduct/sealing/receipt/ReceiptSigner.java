package org.safeconduct.sealing.receipt;

import com.nimbusds.jose.JOSEObjectType;
import java.util.Map;
import org.safeconduct.sealing.own.OwnKeys;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Signs the receipts that the gateway gives to sharers. */
@NamedInterface
@Component
public class ReceiptSigner {

    /** The {@code typ} header of the gateway's receipts. */
    static final JOSEObjectType TYPE = new JOSEObjectType("safe-conduct-receipt+jws");

    private final OwnKeys keys;

    ReceiptSigner(OwnKeys keys) {
        this.keys = keys;
    }

    /**
     * A compact JWS over the claims; anyone can check it with {@code /.well-known/jwks.json}.
     *
     * @param claims JSON values: strings, numbers, booleans, lists and maps of these
     */
    public String sign(Map<String, Object> claims) {
        return Jws.sign(keys.receiptNow(), TYPE, claims);
    }
}
