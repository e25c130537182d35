package org.safeconduct.pages.operations;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.delivery.AttemptFailure;
import org.safeconduct.delivery.Operations;
import org.safeconduct.delivery.Partners;
import org.safeconduct.delivery.Reached;
import org.safeconduct.identity.Caller;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What has not been delivered, setting it going again, and holding a partner's deliveries back. */
@Controller
@RequestMapping("/operations")
class OperationsPages {

    private static final Locale READER = Locale.ENGLISH;

    private final Operations operations;
    private final Partners partners;
    private final Register register;
    private final Words words;
    private final Moments moments;

    OperationsPages(Operations operations, Partners partners, Register register, Words words, Moments moments) {
        this.operations = operations;
        this.partners = partners;
        this.register = register;
        this.words = words;
        this.moments = moments;
    }

    /**
     * A delivery in words.
     *
     * @param advice what to do about it
     */
    record Line(String envelope, String reference, String to, int attempts, String why, String advice, String next) {}

    /** A partner in words. */
    record Shown(String id, String name, String paused, long waiting) {}

    /** @param did what the reader has just done, if anything */
    @GetMapping
    ModelAndView show(@RequestParam(defaultValue = "") String did, @RequestParam(defaultValue = "0") int count) {
        return page().addObject(
                        "did",
                        words.has("operations.did." + did, READER)
                                ? words.of("operations.did." + did, READER, Math.max(0, count))
                                : "");
    }

    @PostMapping(path = "/retry", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String retry(
            @RequestParam(defaultValue = "") List<String> envelope, @RequestParam Optional<String> all, Caller caller) {
        long count = all.isPresent()
                ? operations.resumeAll(caller)
                : envelope.stream()
                        .flatMap(one -> uuid(one).stream())
                        .filter(one -> operations.resume(one, caller).isPresent())
                        .count();
        return "redirect:/operations?did=retry&count=" + count;
    }

    @PostMapping("/partners/{agency}/pause")
    String pause(@PathVariable String agency) {
        partners.pause(agency);
        return "redirect:/operations?did=pause";
    }

    @PostMapping("/partners/{agency}/go-on")
    String goOn(@PathVariable String agency) {
        partners.goOn(agency);
        return "redirect:/operations?did=go-on";
    }

    @PostMapping("/partners/{agency}/test")
    ModelAndView test(@PathVariable String agency) {
        Reached reached = partners.test(agency);
        return page().addObject("did", "").addObject("tested", name(agency)).addObject("reached", reached);
    }

    private ModelAndView page() {
        List<Operations.Open> open = operations.open();
        return new ModelAndView("operations/start")
                .addObject(
                        "parked",
                        open.stream()
                                .filter(Operations.Open::parked)
                                .map(this::line)
                                .toList())
                .addObject(
                        "waiting",
                        open.stream()
                                .filter(one -> !one.parked())
                                .map(this::line)
                                .toList())
                .addObject("partners", partners.all().stream().map(this::shown).toList());
    }

    private Line line(Operations.Open open) {
        return new Line(
                open.envelope().toString(),
                open.reference().value(),
                register.agency(open.recipient()).map(Agency::name).orElseGet(() -> words.of("sent.someone", READER)),
                open.attempts(),
                open.reason(),
                words.or(
                        "operations.advice." + AttemptFailure.code(open.reason()),
                        READER,
                        words.of("operations.advice.other", READER)),
                open.nextAttemptAt().map(moments::of).orElse(""));
    }

    private Shown shown(Partners.Partner partner) {
        return new Shown(
                partner.agency().id().value(),
                partner.agency().name(),
                partner.pausedAt().map(moments::of).orElse(""),
                partner.waiting());
    }

    private String name(String agency) {
        return register.agency(new AgencyId(agency)).map(Agency::name).orElse("");
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
