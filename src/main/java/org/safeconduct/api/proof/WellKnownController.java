package org.safeconduct.api.proof;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.safeconduct.evidence.PublishedLog;
import org.safeconduct.sealing.receipt.PublicKeys;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What anyone needs to talk to this gateway and to check what it says: {@code /.well-known/safe-conduct}. */
@RestController
class WellKnownController {

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final PublishedLog log;
    private final PublicKeys keys;

    WellKnownController(PublishedLog log, PublicKeys keys) {
        this.log = log;
        this.keys = keys;
    }

    @GetMapping(path = "/.well-known/safe-conduct", produces = "application/json")
    ResponseEntity<Map<String, Object>> known() {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("log", log());
        known.put("receiptKeys", keys.receiptKeys());
        known.put("certificate", keys.gatewayCertificate());
        known.put("endpoints", endpoints());
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(known);
    }

    /** {@code keys} are those that sign, the one in use first, and those that have signed before. */
    private Map<String, Object> log() {
        PublishedLog.Identity identity = log.identity();
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("origin", identity.origin());
        log.put("key", identity.keys().getFirst());
        log.put("keys", identity.keys());
        log.put("prefix", "/evidence");
        log.put("witnesses", identity.witnesses());
        return log;
    }

    private static Map<String, String> endpoints() {
        Map<String, String> endpoints = new LinkedHashMap<>();
        endpoints.put("health", "/fhir/$process-message");
        endpoints.put("schools", "/schools/v1/disclosures");
        endpoints.put("thirdSector", "/third-sector/v1/disclosures");
        endpoints.put("statements", "/handling/v1/statements");
        endpoints.put("disclosures", "/disclosures/v1/{reference}");
        endpoints.put("receipt", "/disclosures/v1/{reference}/receipt");
        endpoints.put("receiptKeys", "/.well-known/jwks.json");
        return endpoints;
    }
}
