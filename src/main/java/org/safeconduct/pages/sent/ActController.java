package org.safeconduct.pages.sent;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Json;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.NewsAsked;
import org.safeconduct.feedback.SharerActs;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.Role;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Words;
import org.safeconduct.platform.Ids;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks for news, disagrees, withdraws. The form's own id makes a second press of the button the same message. */
@Controller
@RequestMapping("/sent/{reference}")
class ActController {

    private final SharerActs acts;
    private final Words words;
    private final Ids ids;

    ActController(SharerActs acts, Words words, Ids ids) {
        this.acts = acts;
        this.words = words;
        this.ids = ids;
    }

    @GetMapping("/{act:ask|challenge|withdraw}")
    ModelAndView form(
            @PathVariable String reference, @PathVariable String act, Caller caller, RedirectAttributes redirect) {
        Reference known = acts.known(reference, caller);
        Act asked = Code.read(Act.class, act).orElseThrow();
        if (!acts.isOpen(known)) {
            return new ModelAndView("redirect:/sent/" + known);
        }
        Set<Recipient> recipients = acts.recipients(known);
        if (asked == Act.CHALLENGE && recipients.isEmpty()) {
            return after(known, Done.CHALLENGE_NOBODY, redirect);
        }
        ActForm form = new ActForm(words, asked, recipients, Map.of(ActForm.MESSAGE_ID, "page-" + ids.uuid()));
        return page(known, asked, form, form.fields(), "", HttpStatus.OK).addObject("mayAdd", caller.has(Role.SHARER));
    }

    @PostMapping(path = "/{act:ask|challenge|withdraw}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView take(
            @PathVariable String reference,
            @PathVariable String act,
            @RequestParam Map<String, String> given,
            Caller caller,
            RedirectAttributes redirect) {
        Reference known = acts.known(reference, caller);
        Act asked = Code.read(Act.class, act).orElseThrow();
        ActForm form = new ActForm(words, asked, acts.recipients(known), given);
        try {
            return after(known, send(asked, known, form.body(), caller), redirect);
        } catch (Rejection rejection) {
            if (rejection.kind() == Rejection.Kind.NOT_FOUND) {
                throw rejection;
            }
            List<Field> fields = form.fields(rejection);
            String general = fields.stream().anyMatch(Field::isWrong) ? "" : rejection.detail();
            HttpStatus status = HttpStatus.valueOf(rejection.kind().status());
            return page(known, asked, form, fields, general, status).addObject("mayAdd", caller.has(Role.SHARER));
        }
    }

    /** What was done goes with the session to the next page, and not into an address. */
    private static ModelAndView after(Reference reference, Done done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("did", done.code());
        return new ModelAndView("redirect:/sent/" + reference);
    }

    private Done send(Act act, Reference reference, Map<String, String> body, Caller caller) {
        return switch (act) {
            case ASK -> {
                body.put("kind", "ask-for-news");
                NewsAsked answer = acts.askForNews(reference, Json.write(body), caller);
                yield answer.asked().isEmpty() ? Done.ASK_NOBODY : Done.ASK;
            }
            case CHALLENGE -> {
                acts.challenge(reference, Json.write(body), caller);
                yield Done.CHALLENGE;
            }
            case WITHDRAW -> {
                acts.withdraw(reference, Json.write(body), caller);
                yield Done.WITHDRAW;
            }
        };
    }

    /** @param wrong what is wrong with the whole; empty if nothing is */
    private ModelAndView page(
            Reference reference, Act act, ActForm form, List<Field> fields, String wrong, HttpStatus status) {
        return new ModelAndView("sent/" + act.code(), status)
                .addObject("reference", reference.value())
                .addObject("messageId", form.messageId())
                .addObject("fields", fields)
                .addObject("wrong", wrong)
                .addObject("notUnrecorded", SharerActs.NOT_UNRECORDED)
                .addObject("challenged", SharerActs.CHALLENGED);
    }
}
