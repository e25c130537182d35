package org.safeconduct.pages.sent;

import java.util.Optional;
import java.util.regex.Pattern;
import org.safeconduct.agreement.Partnership;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.drafts.Draft;
import org.safeconduct.drafts.Drafts;
import org.safeconduct.feedback.SharerActs;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.PersonName;
import org.safeconduct.identity.Role;
import org.safeconduct.intake.PartOf;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.platform.Rejection;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Begins a further part of a case: a draft like any other, which knows where it belongs. */
@Controller
@RequestMapping("/sent/{reference}/add")
class AddController {

    /** The form of a question's id; whether it is an open one of this case is looked at when the answer is sent. */
    private static final Pattern QUESTION = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String WORDS = "sent.add";

    private final SharerActs acts;
    private final Drafts drafts;
    private final Partnership partnership;
    private final Forms forms;

    AddController(SharerActs acts, Drafts drafts, Partnership partnership, Forms forms) {
        this.partnership = partnership;
        this.acts = acts;
        this.drafts = drafts;
        this.forms = forms;
    }

    /** Writing is for sharers: a reviewer who is none sees no way here. */
    private Reference known(String reference, Caller caller) {
        Reference known = acts.known(reference, caller);
        if (!caller.has(Role.SHARER)) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, "only a sharer writes a disclosure");
        }
        return known;
    }

    /** @param answers the id of a recipient's question; empty if it answers none */
    @GetMapping
    ModelAndView form(@PathVariable String reference, @RequestParam(defaultValue = "") String answers, Caller caller) {
        Reference known = known(reference, caller);
        if (!acts.isOpen(known)) {
            return new ModelAndView("redirect:/sent/" + known);
        }
        // An answer adds; which of the two it is, is asked of all others.
        Optional<String> kind = answers.isEmpty() ? Optional.empty() : Optional.of(PartOf.Kind.ADD_INFORMATION.code());
        Answers kept = Answers.none().and(ActQuestions.KIND, kind);
        return page(known, answers, forms.show(ActQuestions.ADD, kept, WORDS), HttpStatus.OK);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView begin(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String answers,
            @RequestParam MultiValueMap<String, String> given,
            Caller caller,
            PersonName name) {
        Reference known = known(reference, caller);
        if (!acts.isOpen(known)) {
            return new ModelAndView("redirect:/sent/" + known);
        }
        if (!answers.isEmpty() && !QUESTION.matcher(answers).matches()) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "there is no such question");
        }
        Form asked = forms.read(ActQuestions.ADD, given, WORDS);
        Optional<PartOf.Kind> chosen = asked.answers().one(ActQuestions.KIND, PartOf.Kind.class);
        if (chosen.isEmpty()) {
            return page(known, answers, asked, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        ObjectNode partOf = form.putObject(Draft.PART_OF);
        partOf.put("reference", known.value()).put("kind", chosen.get().code());
        if (!answers.isEmpty()) {
            partOf.put("answers", answers);
        }
        // What is known is not asked again: it can be changed like any other answer.
        form.put("nation", partnership.nation().code());
        form.putObject("sharer").put("name", name.value());
        String first = chosen.get() == PartOf.Kind.ADD_INFORMATION ? "/words" : "/danger";
        return new ModelAndView("redirect:/share/" + drafts.begin(caller, form).id() + first);
    }

    private static ModelAndView page(Reference reference, String answers, Form form, HttpStatus status) {
        return new ModelAndView("sent/add", status)
                .addObject("reference", reference.value())
                .addObject("answers", answers)
                .addObject("fields", form.fields());
    }
}
