package org.safeconduct.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.handling.OpenQuestion;
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
    private final Words words;

    WhatHappensController(OpenQuestion question, StatementViews views, StatementPdf pdf, Words words) {
        this.question = question;
        this.views = views;
        this.pdf = pdf;
        this.words = words;
    }

    @GetMapping
    ModelAndView ask(HttpServletRequest request, Locale reader) {
        return questions(
                new WhatHappensForm(words, Optional.empty()), List.of(), action(request, reader), HttpStatus.OK);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Object answer(@RequestParam MultiValueMap<String, String> given, HttpServletRequest request, Locale reader) {
        WhatHappensForm form = new WhatHappensForm(words, Optional.of(given));
        String action = action(request, reader);
        if (given.containsKey(CHANGE)) {
            return questions(form, List.of(), action, HttpStatus.OK);
        }
        return form.facts()
                .<Object>map(facts -> {
                    StatementView statement = views.of(question.answer(facts, ClientAddress.of(request), reader));
                    return given.containsKey(SAVE) ? pdf.answer(statement) : answer(form, statement, action);
                })
                .orElseGet(() -> questions(form, form.inOrder(), action, HttpStatus.UNPROCESSABLE_ENTITY));
    }

    private static ModelAndView answer(WhatHappensForm form, StatementView statement, String action) {
        return new ModelAndView("what-happens-answer")
                .addObject("given", form.inOrder())
                .addObject("action", action)
                .addObject("statement", statement);
    }

    /** @param wrong fields among which those with an error are listed at the top */
    private static ModelAndView questions(WhatHappensForm form, List<Field> wrong, String action, HttpStatus status) {
        ModelAndView page = new ModelAndView("what-happens", status);
        page.addObject("ask", form.fields());
        page.addObject("action", action);
        page.addObject("wrong", wrong);
        return page;
    }

    /** Where answers go: a language that was asked for by the address is kept. */
    private static String action(HttpServletRequest request, Locale reader) {
        return request.getQueryString() == null ? "/what-happens" : "/what-happens?lang=" + reader.getLanguage();
    }
}
