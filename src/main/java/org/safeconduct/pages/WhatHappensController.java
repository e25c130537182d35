package org.safeconduct.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.stream.Collectors;
import org.safeconduct.handling.OpenQuestion;
import org.safeconduct.pages.form.Field;
import org.safeconduct.pages.form.Form;
import org.safeconduct.platform.ClientAddress;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What happens if I share this? Facts without identities are chosen, the statement is read, nothing is stored. Answers are
 * posted, so that they are in no address and no browser history.
 */
@Controller
@RequestMapping("/what-happens")
class WhatHappensController {

    /** Sent by the button that asks for the questions again, with the answers given. */
    private static final String CHANGE = "change";

    /** Sent by the button that saves the answer as a PDF. */
    private static final String SAVE = "save";

    private final OpenQuestion question;
    private final StatementViews views;
    private final StatementPdf pdf;
    private final WhatHappensForm questions;

    WhatHappensController(OpenQuestion question, StatementViews views, StatementPdf pdf, WhatHappensForm questions) {
        this.question = question;
        this.views = views;
        this.pdf = pdf;
        this.questions = questions;
    }

    @GetMapping
    ModelAndView ask(HttpServletRequest request, Locale reader) {
        return questions(questions.fresh(), action(request, reader), HttpStatus.OK);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Object answer(@RequestParam MultiValueMap<String, String> given, HttpServletRequest request, Locale reader) {
        Form form = questions.read(given);
        String action = action(request, reader);
        if (given.containsKey(CHANGE)) {
            return questions(form, action, HttpStatus.OK);
        }
        if (!form.isWhole()) {
            return questions(form, action, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        StatementView statement =
                views.of(question.answer(WhatHappensForm.facts(form.answers()), ClientAddress.of(request), reader));
        return given.containsKey(SAVE) ? pdf.answer(statement) : answer(form, statement, action);
    }

    private static ModelAndView answer(Form form, StatementView statement, String action) {
        return new ModelAndView("what-happens-answer")
                .addObject("given", form.hidden())
                .addObject("action", action)
                .addObject("statement", statement);
    }

    private static ModelAndView questions(Form form, String action, HttpStatus status) {
        return new ModelAndView("what-happens", status)
                .addObject("ask", form.fields().stream().collect(Collectors.toMap(Field::name, field -> field)))
                .addObject("fields", form.fields())
                .addObject("action", action);
    }

    /** Where answers go: a language that was asked for by the address is kept. */
    private static String action(HttpServletRequest request, Locale reader) {
        return request.getQueryString() == null ? "/what-happens" : "/what-happens?lang=" + reader.getLanguage();
    }
}
