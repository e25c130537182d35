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
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.platform.Rejection;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Hands out the evidence of a period, of whole days as {@code 2026-11-30}. */
@Component
public class Exports {

    private final EvidenceSearch evidence;
    private final EvidenceLog log;
    private final ReadAudit readAudit;

    Exports(EvidenceSearch evidence, EvidenceLog log, ReadAudit readAudit) {
        this.evidence = evidence;
        this.log = log;
        this.readAudit = readAudit;
    }

    /**
     * What proves that an export of the period is complete.
     *
     * @throws Rejection if it is not a period
     */
    public LogSpan proof(String from, String to) {
        return LogSpan.of(Period.of(from, to), log);
    }

    /**
     * Writes the export. A record belongs to the period in which the log took it in, at most a second or so after it happened.
     *
     * @throws Rejection if it is not a period
     */
    public void write(String from, String to, ExportFormat format, HttpServletResponse response) throws IOException {
        Period period = Period.of(from, to);
        // On record before it begins, so that one which breaks off is on record as well.
        readAudit.recordEvidence(
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
            format.write(evidence, LogSpan.of(period, log), out);
        }
    }
}
