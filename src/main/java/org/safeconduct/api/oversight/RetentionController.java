package org.safeconduct.api.oversight;

import java.time.Period;
import org.safeconduct.governance.Keeping;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What has come to the end of its time, counted; nothing is changed by looking. */
@RestController
class RetentionController {

    private final Keeping keeping;

    RetentionController(Keeping keeping) {
        this.keeping = keeping;
    }

    /** Times as ISO 8601 periods; what is due is counted. */
    record Due(Period envelopesKept, Period evidenceKept, boolean dryRun, long envelopesDue, long recordsDue) {}

    @GetMapping("/governance/v1/retention")
    ResponseEntity<Due> due() {
        Keeping.Report report = keeping.report();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Due(
                        report.envelopes(),
                        report.evidence(),
                        report.dryRun(),
                        report.envelopesDue(),
                        report.recordsDue()));
    }
}
