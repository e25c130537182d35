package org.safeconduct.governance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceLog;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.Looks;
import org.safeconduct.platform.Rejection;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The evidence of a period to take away: CSV for a spreadsheet, NDJSON for whoever checks it against the log. */
@RestController
class ExportController {

    private final EvidenceSearch evidence;
    private final EvidenceLog log;
    private final Looks looks;

    ExportController(EvidenceSearch evidence, EvidenceLog log, Looks looks) {
        this.evidence = evidence;
        this.log = log;
        this.looks = looks;
    }

    /** What proves that an export of the period is complete, for whoever has it as CSV; NDJSON ends with the same. */
    @GetMapping("/governance/v1/evidence/proof")
    ResponseEntity<Span> proof(@RequestParam String from, @RequestParam String to) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Span.of(Period.of(from, to), log));
    }

    /** A record belongs to the period in which the log took it in, at most a second or so after it happened. */
    @GetMapping("/governance/v1/evidence")
    void export(
            @RequestParam String from,
            @RequestParam String to,
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            HttpServletResponse response)
            throws IOException {
        Period period = Period.of(from, to);
        ExportFormat format = ExportFormat.of(accept)
                .orElseThrow(() -> new Rejection(
                        Rejection.Kind.UNSUPPORTED_TYPE, "an export is text/csv or application/x-ndjson"));
        // On record before it begins, so that one which breaks off is on record as well.
        looks.atEvidence(
                Event.EXPORTED,
                Map.of(
                        Fact.FORMAT, format.code(),
                        Fact.FROM, period.first().toString(),
                        Fact.TO, period.last().toString()));
        response.setContentType(format.mediaType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"evidence-%s-%s.%s\"".formatted(period.first(), period.last(), format.code()));
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            format.write(evidence, Span.of(period, log), out);
        }
    }
}
