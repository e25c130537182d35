package org.safeconduct.evidence.log;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.safeconduct.sealing.PublicKeys;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What anyone needs to talk to this gateway and to check what it says: {@code /.well-known/safe-conduct}. */
@RestController
class WellKnown {

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final Map<String, Object> known = new LinkedHashMap<>();

    WellKnown(CheckpointSigner signer, LogSettings settings, PublicKeys keys) {
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("origin", signer.origin());
        log.put("key", signer.verifierKey());
        log.put("prefix", "/evidence");
        log.put(
                "witnesses",
                settings.witnesses().stream()
                        .map(LogSettings.WitnessAddress::key)
                        .toList());
        known.put("log", log);
        known.put("receiptKeys", keys.receiptKeys());
        known.put("certificate", keys.gatewayCertificate());
        Map<String, String> endpoints = new LinkedHashMap<>();
        endpoints.put("health", "/fhir/$process-message");
        endpoints.put("schools", "/schools/v1/disclosures");
        endpoints.put("thirdSector", "/third-sector/v1/disclosures");
        endpoints.put("statements", "/handling/v1/statements");
        endpoints.put("disclosures", "/disclosures/v1/{reference}");
        endpoints.put("receipt", "/disclosures/v1/{reference}/receipt");
        endpoints.put("receiptKeys", "/.well-known/jwks.json");
        known.put("endpoints", endpoints);
    }

    @GetMapping(path = "/.well-known/safe-conduct", produces = "application/json")
    ResponseEntity<Map<String, Object>> known() {
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(known);
    }
}
