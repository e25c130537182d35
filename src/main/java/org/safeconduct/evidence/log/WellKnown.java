package org.safeconduct.evidence.log;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.safeconduct.sealing.receipt.PublicKeys;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What anyone needs to talk to this gateway and to check what it says: {@code /.well-known/safe-conduct}. */
@RestController
class WellKnown {

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final CheckpointSigner signer;
    private final KeyHistory history;
    private final LogSettings settings;
    private final PublicKeys keys;

    WellKnown(CheckpointSigner signer, KeyHistory history, LogSettings settings, PublicKeys keys) {
        this.signer = signer;
        this.history = history;
        this.settings = settings;
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
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("origin", signer.origin());
        log.put("key", signer.verifierKey());
        log.put("keys", history.all());
        log.put("prefix", "/evidence");
        log.put(
                "witnesses",
                settings.witnesses().stream()
                        .map(LogSettings.WitnessAddress::key)
                        .toList());
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
