package org.safeconduct.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.OpenQuestion;
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

    private final OpenQuestion question;
    private final StatementViews views;
    private final Words words;

    WhatHappensController(OpenQuestion question, StatementViews views, Words words) {
        this.question = question;
        this.views = views;
        this.words = words;
    }

    @GetMapping
    ModelAndView ask() {
        return questions(new WhatHappensForm(words, Optional.empty()), List.of(), HttpStatus.OK);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView answer(@RequestParam MultiValueMap<String, String> given, HttpServletRequest request, Locale reader) {
        WhatHappensForm form = new WhatHappensForm(words, Optional.of(given));
        if (given.containsKey(CHANGE)) {
            return questions(form, List.of(), HttpStatus.OK);
        }
        return form.facts()
                .map(facts -> statement(form, question.answer(facts, request, reader)))
                .orElseGet(() -> questions(form, form.inOrder(), HttpStatus.UNPROCESSABLE_ENTITY));
    }

    private ModelAndView statement(WhatHappensForm form, HandlingStatement statement) {
        return new ModelAndView("what-happens-answer")
                .addObject("given", form.inOrder())
                .addObject("statement", views.of(statement));
    }

    /** @param wrong fields among which those with an error are listed at the top */
    private static ModelAndView questions(WhatHappensForm form, List<Field> wrong, HttpStatus status) {
        ModelAndView page = new ModelAndView("what-happens", status);
        page.addObject("ask", form.fields());
        page.addObject("wrong", wrong);
        return page;
    }
}
