package org.safeconduct.api.oversight;

import java.util.Map;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.governance.Why;
import org.safeconduct.governance.WhyShared;
import org.safeconduct.platform.Rejection;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** "Why was this shared?": a page for people, JSON for systems. */
@RestController
class WhyController {

    private final WhyShared why;
    private final ReadAudit readAudit;

    WhyController(WhyShared why, ReadAudit readAudit) {
        this.why = why;
        this.readAudit = readAudit;
    }

    /** JSON unless the reader asks for a page. */
    @GetMapping("/governance/v1/why/{reference}")
    Object why(
            @PathVariable String reference,
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept) {
        if (!Reference.isReference(reference)) {
            throw unknown();
        }
        Reference known = new Reference(reference);
        Why found = why.of(known).orElseThrow(WhyController::unknown);
        readAudit.record(known, ReadAudit.Part.REASONS);
        return accept.contains(MediaType.TEXT_HTML_VALUE)
                ? new ModelAndView("why", Map.of("why", found))
                : ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(found);
    }

    private static Rejection unknown() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "there is no evidence of such a disclosure");
    }
}
