package org.safeconduct.api.oversight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.safeconduct.governance.ExportFormat;
import org.safeconduct.governance.Exports;
import org.safeconduct.governance.LogSpan;
import org.safeconduct.platform.Attached;
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

    private final Exports exports;

    ExportController(Exports exports) {
        this.exports = exports;
    }

    /** What proves that an export of the period is complete, for whoever has it as CSV; NDJSON ends with the same. */
    @GetMapping("/governance/v1/evidence/proof")
    ResponseEntity<LogSpan> proof(@RequestParam String from, @RequestParam String to) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(exports.proof(from, to));
    }

    @GetMapping("/governance/v1/evidence")
    void export(
            @RequestParam String from,
            @RequestParam String to,
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            HttpServletResponse response)
            throws IOException {
        ExportFormat format = ExportFormat.of(accept)
                .orElseThrow(() -> new Rejection(
                        Rejection.Kind.UNSUPPORTED_TYPE, "an export is text/csv or application/x-ndjson"));
        Exports.Export export = exports.begin(from, to, format);
        Attached.to(response, export.mediaType(), export.file());
        export.write(response.getOutputStream());
    }
}
