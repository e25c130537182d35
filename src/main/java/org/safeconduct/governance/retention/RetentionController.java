package org.safeconduct.governance.retention;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What has come to the end of its time, counted; nothing is changed by looking. */
@RestController
class RetentionController {

    private final Retention retention;
    private final RetentionSettings settings;

    RetentionController(Retention retention, RetentionSettings settings) {
        this.retention = retention;
        this.settings = settings;
    }

    @GetMapping("/governance/v1/retention")
    ResponseEntity<Map<String, Object>> due() {
        Retention.Due due = retention.due();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("envelopesKept", settings.envelopes().toString());
        body.put("evidenceKept", settings.evidence().toString());
        body.put("dryRun", settings.dryRun());
        body.put("envelopesDue", due.envelopes());
        body.put("recordsDue", due.records());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
