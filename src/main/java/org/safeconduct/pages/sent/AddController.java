package org.safeconduct.pages.sent;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.safeconduct.agreement.Partnership;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.drafts.Draft;
import org.safeconduct.drafts.Drafts;
import org.safeconduct.feedback.SharerActs;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.PersonName;
import org.safeconduct.identity.Role;
import org.safeconduct.intake.PartOf;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Words;
import org.safeconduct.platform.Rejection;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
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

    private final SharerActs acts;
    private final Drafts drafts;
    private final Partnership partnership;
    private final Words words;

    AddController(SharerActs acts, Drafts drafts, Partnership partnership, Words words) {
        this.partnership = partnership;
        this.acts = acts;
        this.drafts = drafts;
        this.words = words;
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
        List<String> chosen = answers.isEmpty() ? List.of() : List.of(PartOf.Kind.ADD_INFORMATION.code());
        return page(known, answers, chosen, "", HttpStatus.OK);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView begin(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String answers,
            Caller caller,
            PersonName name) {
        Reference known = known(reference, caller);
        if (!acts.isOpen(known)) {
            return new ModelAndView("redirect:/sent/" + known);
        }
        if (!answers.isEmpty() && !QUESTION.matcher(answers).matches()) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "there is no such question");
        }
        Optional<PartOf.Kind> chosen = Code.read(PartOf.Kind.class, kind);
        if (chosen.isEmpty()) {
            String error = words.of("sent.add.kind.error", Locale.ENGLISH);
            return page(known, answers, List.of(), error, HttpStatus.UNPROCESSABLE_ENTITY);
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

    private ModelAndView page(
            Reference reference, String answers, List<String> chosen, String error, HttpStatus status) {
        Field kind = new Field(
                "kind",
                words.of("sent.add.kind", Locale.ENGLISH),
                "",
                Stream.of(PartOf.Kind.values())
                        .map(code -> new Field.Choice(code.code(), words.of("sent.add.kind", code, Locale.ENGLISH)))
                        .toList(),
                chosen,
                error);
        return new ModelAndView("sent/add", status)
                .addObject("reference", reference.value())
                .addObject("answers", answers)
                .addObject("kind", kind)
                .addObject("fields", List.of(kind));
    }
}
