package org.safeconduct.api.oversight;

import java.util.LinkedHashMap;
import java.util.Map;
import org.safeconduct.agreement.Register;
import org.safeconduct.governance.Figures;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures for a partnership, without identities. */
@RestController
class FigureController {

    private final Figures figures;
    private final Register register;

    FigureController(Figures figures, Register register) {
        this.figures = figures;
        this.register = register;
    }

    /** The figures of whole days; a number is a text, because it may be "fewer than 5". */
    @GetMapping("/governance/v1/figures")
    ResponseEntity<Map<String, Object>> figures(@RequestParam String from, @RequestParam String to) {
        Figures.Counts counts = figures.of(from, to);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("agencies", register.agencies().size());
        body.put("from", counts.from());
        body.put("to", counts.to());
        body.put("rounding", "to the nearest 5; fewer than 5 is not told");
        body.putAll(counts.counts());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
