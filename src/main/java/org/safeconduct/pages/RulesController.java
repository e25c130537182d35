package org.safeconduct.pages;

import java.util.List;
import java.util.Map;
import org.safeconduct.sharing.RuleLine;
import org.safeconduct.sharing.Sharing;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/** The sharing rules in force as reading matter: a page for people, JSON for systems. */
@Controller
class RulesController {

    private final Sharing sharing;

    RulesController(Sharing sharing) {
        this.sharing = sharing;
    }

    /** JSON unless the reader asks for a page. */
    @GetMapping("/rules/sharing")
    Object sharing(@RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept) {
        List<RuleLine> lines = sharing.lines();
        if (accept.contains(MediaType.TEXT_HTML_VALUE)) {
            return new ModelAndView("rules", Map.of("version", sharing.version(), "lines", lines));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "version",
                        sharing.version(),
                        "rows",
                        lines.stream().map(Shown::of).toList()));
    }

    /** A row on the wire: codes in lower case, dates as ISO 8601; empty where nothing is known. */
    record Shown(
            String table,
            String id,
            String text,
            String source,
            String evidenceGrade,
            String jurisdiction,
            String effectiveFrom,
            String effectiveTo,
            String confirmedBy) {

        static Shown of(RuleLine line) {
            return new Shown(
                    line.table(),
                    line.id(),
                    line.text(),
                    line.source(),
                    line.grade().name(),
                    line.jurisdiction().name().toLowerCase(java.util.Locale.ROOT),
                    line.effectiveFrom().toString(),
                    line.effectiveTo().map(Object::toString).orElse(""),
                    line.confirmedBy().orElse(""));
        }
    }
}
