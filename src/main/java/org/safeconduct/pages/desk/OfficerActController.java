package org.safeconduct.pages.desk;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.safeconduct.desk.Inbox;
import org.safeconduct.desk.Opening;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.RecipientActs;
import org.safeconduct.identity.Caller;
import org.safeconduct.pages.StatementViews;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.form.Form;
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

/** Acknowledges, decides, records a discussion, asks. What the sharer will read is shown before a decision is sent. */
@Controller
@RequestMapping("/{room:inbox|police}/{reference:SC-[A-Z0-9-]+}/{act:acknowledge|decide|discussion|ask}")
class OfficerActController {

    private final Inbox inbox;
    private final Opening opening;
    private final RecipientActs acts;
    private final OfficerQuestions questions;
    private final Guidance guidance;
    private final CoverViews covers;
    private final StatementViews statements;
    private final Words words;
    private final Ids ids;
    private final Clock clock;

    OfficerActController(
            Inbox inbox,
            Opening opening,
            RecipientActs acts,
            OfficerQuestions questions,
            Guidance guidance,
            CoverViews covers,
            StatementViews statements,
            Words words,
            Ids ids,
            Clock clock) {
        this.inbox = inbox;
        this.opening = opening;
        this.acts = acts;
        this.questions = questions;
        this.guidance = guidance;
        this.covers = covers;
        this.statements = statements;
        this.words = words;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Which case, and what to do with it.
     *
     * @param id of the form: a second press of the button is the same message
     * @param at when the form was opened
     */
    private record Doing(Room room, Reference reference, OfficerAct act, String id, String at, Caller caller) {

        /** Whether it is decided on something that nobody has read. */
        boolean isBlind(Opening opening) {
            return act.previewed() && opening.unread(reference, caller);
        }
    }

    @GetMapping
    ModelAndView form(
            @PathVariable String room, @PathVariable String reference, @PathVariable String act, Caller caller) {
        Doing doing = doing(
                room, reference, act, "page-" + ids.uuid(), clock.instant().toString(), caller);
        return page(doing, questions.fresh(doing.room(), doing.act()), "", HttpStatus.OK);
    }

    /** @param step {@code send} and {@code change} come from the preview; the form itself names none */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView take(
            @PathVariable String room,
            @PathVariable String reference,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String at,
            @RequestParam MultiValueMap<String, String> given,
            Caller caller) {
        Doing doing = doing(room, reference, act, id, at, caller);
        Form form = questions.read(doing.room(), doing.act(), given);
        if (step.equals("change") && form.isWhole()) {
            return page(doing, form, "", HttpStatus.OK);
        }
        if (!form.isWhole()) {
            return page(doing, form, "", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (doing.isBlind(opening)) {
            return page(doing, form, words.of("desk.wrong.unread", Locale.ENGLISH), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            byte[] body = ActBody.of(doing.act(), doing.reference(), id, at, form.answers());
            if (doing.act().previewed() && !step.equals("send")) {
                return preview(doing, form, acts.preview(doing.room().recipient(), body, caller));
            }
            send(doing, body, caller);
            return new ModelAndView("redirect:/%s/%s?did=%s"
                    .formatted(
                            doing.room().path(), doing.reference(), doing.act().code()));
        } catch (Rejection rejection) {
            if (rejection.kind() == Rejection.Kind.NOT_FOUND) {
                throw rejection;
            }
            form.at(rejection).ifPresent(name -> form.say(name, rejection.detail()));
            String problem = form.isWhole() ? rejection.detail() : "";
            return page(
                    doing, form, problem, HttpStatus.valueOf(rejection.kind().status()));
        }
    }

    private void send(Doing doing, byte[] body, Caller caller) {
        switch (doing.act()) {
            case ACKNOWLEDGE, DECIDE, DISCUSSION -> acts.decide(doing.room().recipient(), body, caller);
            case ASK -> acts.ask(doing.room().recipient(), body, caller);
        }
    }

    private Doing doing(String room, String reference, String act, String id, String at, Caller caller) {
        Room where = Room.at(room);
        OfficerAct what = Code.read(OfficerAct.class, act).orElseThrow();
        if (what == OfficerAct.DISCUSSION && where != Room.INBOX) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "the MASH records a discussion");
        }
        return new Doing(where, inbox.known(reference, caller).reference(), what, id, at, caller);
    }

    private ModelAndView preview(Doing doing, Form form, RecipientActs.Preview preview) {
        return common("preview", doing, HttpStatus.OK)
                .addObject("hidden", form.hidden())
                .addObject("decided", covers.decision(preview.decision()))
                .addObject("outcome", guidance.outcome(form.typed("outcome")))
                .addObject("statement", statements.of(preview.statement()));
    }

    /** @param problem what is wrong with the whole; empty if nothing is */
    private ModelAndView page(Doing doing, Form form, String problem, HttpStatus status) {
        boolean codes = doing.act() == OfficerAct.DECIDE || doing.act() == OfficerAct.DISCUSSION;
        return common("act", doing, status)
                .addObject("fields", form.fields())
                .addObject("problem", problem)
                .addObject(
                        "clocks",
                        words.or(
                                "desk.act." + doing.act().code() + ".clock."
                                        + doing.room().path(),
                                Locale.ENGLISH,
                                ""))
                .addObject(
                        "button",
                        words.or(
                                "desk.act." + doing.act().code() + ".send",
                                Locale.ENGLISH,
                                words.of("desk.act.preview", Locale.ENGLISH)))
                .addObject("blind", doing.isBlind(opening))
                .addObject(
                        "dispositions",
                        codes
                                ? guidance.dispositions(
                                        doing.room().recipient(), questions.dispositions(doing.room(), doing.act()))
                                : List.of())
                .addObject(
                        "outcomes",
                        doing.act() == OfficerAct.DECIDE && doing.room() == Room.POLICE
                                ? guidance.outcomes()
                                : List.of());
    }

    private ModelAndView common(String template, Doing doing, HttpStatus status) {
        return new ModelAndView("desk/" + template, status)
                .addObject("room", doing.room().path())
                .addObject("reference", doing.reference().value())
                .addObject("act", doing.act().code())
                .addObject("id", doing.id())
                .addObject("at", doing.at())
                .addObject("heading", words.of("desk.act", doing.act(), Locale.ENGLISH))
                .addObject("lead", words.of("desk.act." + doing.act().code() + ".lead", Locale.ENGLISH));
    }
}
