package org.safeconduct.pages.governance;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Json;
import org.safeconduct.governance.AboutPerson;
import org.safeconduct.governance.SubjectAccess;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.form.Answer;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.pages.form.Question;
import org.safeconduct.platform.Rejection;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everything about one person: who that is goes by a form, never by an address. */
@Controller
class PersonPages {

    private static final String PREFIX = "person";
    private static final String TAKEN = "taken";
    private static final int LONGEST = 200;
    private static final List<Question> QUESTIONS = List.of(
            Question.text("nhsNumber", LONGEST),
            Question.text("givenName", LONGEST),
            Question.text("familyName", LONGEST),
            Question.text("dateOfBirth", LONGEST),
            Question.one(TAKEN, Taken.values()).first(Taken.PAGE));

    private final SubjectAccess access;
    private final Forms forms;
    private final Moments moments;
    private final Clock clock;

    PersonPages(SubjectAccess access, Forms forms, Moments moments, Clock clock) {
        this.access = access;
        this.forms = forms;
        this.moments = moments;
        this.clock = clock;
    }

    @GetMapping("/governance/person")
    ModelAndView person() {
        return page(HttpStatus.OK, forms.show(QUESTIONS, PREFIX), "");
    }

    @PostMapping(path = "/governance/person", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Object about(@RequestParam MultiValueMap<String, String> given) {
        Form form = forms.read(QUESTIONS, given, PREFIX);
        if (!form.isWhole()) {
            return page(HttpStatus.UNPROCESSABLE_ENTITY, form, "");
        }
        Taken taken = form.answers().one(TAKEN, Taken.class).orElse(Taken.PAGE);
        Map<String, String> body = new LinkedHashMap<>();
        form.answers().forEach((name, answer) -> {
            if (answer instanceof Answer.Text text && !name.equals(TAKEN)) {
                body.put(name, text.text());
            }
        });
        boolean byNumber = body.containsKey("nhsNumber");
        body.put("audience", taken == Taken.COPY ? "subject" : "governance");
        try {
            AboutPerson about = access.about(Json.write(body));
            return switch (taken) {
                case PAGE ->
                    new ModelAndView("governance/about")
                            .addObject("about", about)
                            .addObject("byNumber", byNumber);
                case CSV -> file("csv", new MediaType("text", "csv", StandardCharsets.UTF_8), about.csv());
                case JSON -> file("json", MediaType.APPLICATION_JSON, about);
                case COPY -> file("txt", new MediaType("text", "plain", StandardCharsets.UTF_8), about.plain());
            };
        } catch (Rejection rejection) {
            form.at(rejection).ifPresent(form::wrong);
            return page(HttpStatus.valueOf(rejection.kind().status()), form, form.isWhole() ? rejection.detail() : "");
        }
    }

    /** How the answer is taken. */
    enum Taken implements Code {
        PAGE,
        CSV,
        JSON,
        /** What the person may be given is drafted from it: without who acted, and without what is held back from them. */
        COPY
    }

    /** Its name says the day, and nothing of the person. */
    private <T> ResponseEntity<T> file(String ending, MediaType type, T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"about-one-person-%s.%s\""
                                .formatted(moments.dayOf(clock.instant()), ending))
                .body(body);
    }

    private static ModelAndView page(HttpStatus status, Form form, String problem) {
        return new ModelAndView("governance/person", status)
                .addObject("fields", form.fields())
                .addObject("problem", problem);
    }
}
