package org.safeconduct.pages.governance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.governance.Why;
import org.safeconduct.governance.WhyShared;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.pages.form.Question;
import org.safeconduct.platform.Rejection;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Why something was shared. */
@Controller
class WhyPages {

    private static final Locale READER = Locale.ENGLISH;

    private final WhyShared why;
    private static final int LONGEST = 100;

    private final ReadAudit readAudit;
    private final Forms forms;
    private final Words words;

    WhyPages(WhyShared why, ReadAudit readAudit, Forms forms, Words words) {
        this.why = why;
        this.readAudit = readAudit;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping("/governance/why")
    ModelAndView ask() {
        return form(HttpStatus.OK, "");
    }

    /**
     * By a form: people type names into any field. Only a reference of which there is evidence gets into the address; "Scarlett
     * Jo" could be read as one.
     */
    @PostMapping(path = "/governance/why", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView find(@RequestParam(defaultValue = "") String reference) {
        Optional<Reference> asked = Reference.typed(reference);
        if (asked.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, words.of("search.reference.error", READER));
        }
        return asked.filter(one -> why.of(one).isPresent())
                .map(one -> new ModelAndView("redirect:/governance/why/" + one))
                .orElseGet(() -> form(HttpStatus.NOT_FOUND, words.of("search.reference.unknown", READER)));
    }

    private ModelAndView form(HttpStatus status, String error) {
        Form form = forms.show(List.of(Question.text("reference", LONGEST)), "search");
        form.say("reference", error);
        return new ModelAndView("governance/why", status).addObject("fields", form.fields());
    }

    @GetMapping("/governance/why/{reference}")
    ModelAndView one(@PathVariable String reference) {
        Optional<Why> found = Reference.isReference(reference) ? why.of(new Reference(reference)) : Optional.empty();
        if (found.isEmpty()) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "there is no evidence of such a disclosure");
        }
        readAudit.record(new Reference(reference), ReadAudit.Part.REASONS);
        return new ModelAndView("why", Map.of("why", found.get(), "back", "/governance/why"));
    }
}
