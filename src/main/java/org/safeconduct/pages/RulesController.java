package org.safeconduct.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safeconduct.administration.RulebookDifference;
import org.safeconduct.administration.RulebookLog;
import org.safeconduct.handling.Handling;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sharing.RuleLine;
import org.safeconduct.sharing.Sharing;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The rules as reading matter: those in force, those before, and what differs. Pages for people, JSON for systems. */
@Controller
class RulesController {

    private final Sharing sharing;
    private final Handling handling;
    private final OutcomeCatalogue outcomes;
    private final RulebookLog log;
    private final Forms forms;
    private final Words words;

    RulesController(
            Sharing sharing, Handling handling, OutcomeCatalogue outcomes, RulebookLog log, Forms forms, Words words) {
        this.sharing = sharing;
        this.handling = handling;
        this.outcomes = outcomes;
        this.log = log;
        this.forms = forms;
        this.words = words;
    }

    /**
     * JSON unless the reader asks for a page.
     *
     * @param from a version or digest with which to compare
     * @param to the later of the two; without it the latest
     */
    @GetMapping("/rules/sharing")
    Object sharing(
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam Map<String, String> given) {
        List<RulebookLog.InForce> versions = log.all();
        Optional<Compared> compared = Optional.ofNullable(from).map(earlier -> compare(earlier, to, versions));
        if (accept.contains(MediaType.TEXT_HTML_VALUE)) {
            ModelAndView page = page(
                            "The sharing rules", "/rules/sharing", sharing.version(), sharing.lines(), given, true)
                    .addObject("versions", versions);
            compared.ifPresent(difference -> page.addObject("compared", difference));
            return page;
        }
        Map<String, Object> body = body(sharing.version(), sharing.lines());
        body.put("versions", versions.stream().map(Version::of).toList());
        compared.ifPresent(difference -> body.put("difference", difference));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    /** How the police will handle a disclosure, line by line; JSON unless the reader asks for a page. */
    @GetMapping("/rules/handling")
    Object handling(
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            @RequestParam Map<String, String> given) {
        return accept.contains(MediaType.TEXT_HTML_VALUE)
                ? page("The handling rules", "/rules/handling", handling.version(), handling.lines(), given, false)
                : ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body(handling.version(), handling.lines()));
    }

    /** What the outcome codes mean, as a page; as JSON they are at {@code /handling/v1/outcomes}. */
    @GetMapping("/rules/outcomes")
    ModelAndView outcomes() {
        return new ModelAndView("outcomes").addObject("outcomes", outcomes.all());
    }

    private ModelAndView page(
            String name,
            String path,
            String version,
            List<RuleLine> lines,
            Map<String, String> given,
            boolean byRecipient) {
        RuleFilter filter = RuleFilter.of(given);
        return new ModelAndView("rules")
                .addObject("name", name)
                .addObject("path", path)
                .addObject("version", version)
                .addObject("all", lines.size())
                .addObject("counts", RuleFilter.counts(lines))
                .addObject("fields", filter.form(forms, words, byRecipient).fields())
                .addObject("lines", filter.of(lines, sharing::rowsFor))
                .addObject("versions", List.of());
    }

    private static Map<String, Object> body(String version, List<RuleLine> lines) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("version", version);
        body.put("rows", lines.stream().map(Shown::of).toList());
        return body;
    }

    private Compared compare(String from, @Nullable String to, List<RulebookLog.InForce> versions) {
        RulebookLog.InForce earlier = known(from, "from");
        RulebookLog.InForce later = to == null ? versions.getFirst() : known(to, "to");
        RulebookDifference difference = log.between(earlier, later);
        return new Compared(
                Version.of(earlier), Version.of(later), difference.added(), difference.removed(), difference.changed());
    }

    private RulebookLog.InForce known(String version, String parameter) {
        return log.find(version)
                .orElseThrow(() -> new Rejection(
                        Rejection.Kind.NOT_FOUND,
                        "no rules of the version that '" + parameter + "' names were in force"));
    }

    /** Rules that were in force. */
    record Version(String version, String digest, String since) {

        static Version of(RulebookLog.InForce one) {
            return new Version(one.version(), one.digest(), one.since().toString());
        }
    }

    /** What differs between two versions, by row and column. */
    record Compared(
            Version from,
            Version to,
            List<String> added,
            List<String> removed,
            List<RulebookDifference.Changed> changed) {}

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
                    line.jurisdiction().name().toLowerCase(Locale.ROOT),
                    line.effectiveFrom().toString(),
                    line.effectiveTo().map(Object::toString).orElse(""),
                    line.confirmedBy().orElse(""));
        }
    }
}
