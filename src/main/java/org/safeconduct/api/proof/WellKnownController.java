package org.safeconduct.api.proof;

import java.time.Duration;
import java.util.List;
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

    /** @param openapi where every call is described */
    record Known(Log log, Map<String, Object> receiptKeys, String certificate, String openapi, Endpoints endpoints) {}

    /** @param keys those that sign, the one in use first, and those that have signed before */
    record Log(String origin, String key, List<String> keys, String prefix, List<String> witnesses) {}

    record Endpoints(
            String health,
            String schools,
            String thirdSector,
            String statements,
            String disclosures,
            String receipt,
            String receiptKeys) {}

    private static final Endpoints ENDPOINTS = new Endpoints(
            "/fhir/$process-message",
            "/schools/v1/disclosures",
            "/third-sector/v1/disclosures",
            "/handling/v1/statements",
            "/disclosures/v1/{reference}",
            "/disclosures/v1/{reference}/receipt",
            "/.well-known/jwks.json");

    @GetMapping(path = "/.well-known/safe-conduct", produces = "application/json")
    ResponseEntity<Known> known() {
        PublishedLog.Identity identity = log.identity();
        return ResponseEntity.ok()
                .cacheControl(AN_HOUR)
                .body(new Known(
                        new Log(
                                identity.origin(),
                                identity.keys().getFirst(),
                                identity.keys(),
                                "/evidence",
                                identity.witnesses()),
                        keys.receiptKeys(),
                        keys.gatewayCertificate(),
                        "/openapi.json",
                        ENDPOINTS));
    }
}
