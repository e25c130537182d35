package org.safeconduct.pages.sent;

import java.util.LinkedHashMap;
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
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.platform.Ids;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks for news, disagrees, withdraws. The form's own id makes a second press of the button the same message. */
@Controller
@RequestMapping("/sent/{reference}")
class ActController {

    private final SharerActs acts;
    private final Forms forms;
    private final Ids ids;

    ActController(SharerActs acts, Forms forms, Ids ids) {
        this.acts = acts;
        this.forms = forms;
        this.ids = ids;
    }

    @GetMapping("/{act:ask|challenge|withdraw}")
    ModelAndView form(
            @PathVariable String reference, @PathVariable String act, Caller caller, RedirectAttributes redirect) {
        Reference known = acts.known(reference, caller);
        SharerAct asked = Code.read(SharerAct.class, act).orElseThrow();
        if (!acts.isOpen(known)) {
            return new ModelAndView("redirect:/sent/" + known);
        }
        Set<Recipient> recipients = acts.recipients(known);
        if (asked == SharerAct.CHALLENGE && recipients.isEmpty()) {
            return after(known, Done.CHALLENGE_NOBODY, redirect);
        }
        Form form = forms.show(ActQuestions.of(asked, recipients), prefix(asked));
        return page(known, asked, form, "page-" + ids.uuid(), "", HttpStatus.OK)
                .addObject("mayAdd", caller.has(Role.SHARER));
    }

    @PostMapping(path = "/{act:ask|challenge|withdraw}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView take(
            @PathVariable String reference,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String messageId,
            @RequestParam MultiValueMap<String, String> given,
            Caller caller,
            RedirectAttributes redirect) {
        Reference known = acts.known(reference, caller);
        SharerAct asked = Code.read(SharerAct.class, act).orElseThrow();
        Form form = forms.read(ActQuestions.of(asked, acts.recipients(known)), given, prefix(asked));
        String problem = "";
        HttpStatus status = HttpStatus.UNPROCESSABLE_ENTITY;
        if (form.isWhole()) {
            try {
                return after(known, send(asked, known, body(messageId, form), caller), redirect);
            } catch (Rejection rejection) {
                if (rejection.kind() == Rejection.Kind.NOT_FOUND) {
                    throw rejection;
                }
                form.at(rejection).ifPresent(form::wrong);
                problem = form.isWhole() ? rejection.detail() : "";
                status = HttpStatus.valueOf(rejection.kind().status());
            }
        }
        return page(known, asked, form, messageId, problem, status).addObject("mayAdd", caller.has(Role.SHARER));
    }

    private static String prefix(SharerAct act) {
        return "sent." + act.code();
    }

    /** What is blank was not answered. */
    private static Map<String, String> body(String messageId, Form form) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("messageId", messageId);
        form.answers().forEach((name, answer) -> form.answers().text(name).ifPresent(text -> body.put(name, text)));
        return body;
    }

    /** What was done goes with the session to the next page, and not into an address. */
    private static ModelAndView after(Reference reference, Done done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("did", done.code());
        return new ModelAndView("redirect:/sent/" + reference);
    }

    private Done send(SharerAct act, Reference reference, Map<String, String> body, Caller caller) {
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

    /** @param problem what is wrong with the whole; empty if nothing is */
    private static ModelAndView page(
            Reference reference, SharerAct act, Form form, String messageId, String problem, HttpStatus status) {
        return new ModelAndView("sent/" + act.code(), status)
                .addObject("reference", reference.value())
                .addObject("messageId", messageId)
                .addObject("fields", form.fields())
                .addObject("problem", problem)
                .addObject("notUnrecorded", SharerActs.NOT_UNRECORDED)
                .addObject("challenged", SharerActs.CHALLENGED);
    }
}
