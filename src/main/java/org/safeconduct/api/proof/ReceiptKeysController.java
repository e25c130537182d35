package org.safeconduct.api.proof;

import java.time.Duration;
import java.util.Map;
import org.safeconduct.sealing.receipt.PublicKeys;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys with which anyone checks the gateway's receipts. */
@RestController
class ReceiptKeysController {

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final PublicKeys keys;

    ReceiptKeysController(PublicKeys keys) {
        this.keys = keys;
    }

    @GetMapping(path = "/.well-known/jwks.json", produces = "application/jwk-set+json")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(keys.receiptKeys());
    }
}
