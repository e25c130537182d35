package org.safeconduct.pages.governance;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Json;
import org.safeconduct.governance.AboutPerson;
import org.safeconduct.governance.SubjectAccess;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.safeconduct.platform.Rejection;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everything about one person: who that is goes by a form, never by an address. */
@Controller
class PersonPages {

    private static final Locale READER = Locale.ENGLISH;
    private static final List<String> PERSON = List.of("nhsNumber", "givenName", "familyName", "dateOfBirth");

    private final SubjectAccess access;
    private final Words words;
    private final Moments moments;
    private final Clock clock;

    PersonPages(SubjectAccess access, Words words, Moments moments, Clock clock) {
        this.access = access;
        this.words = words;
        this.moments = moments;
        this.clock = clock;
    }

    @GetMapping("/governance/person")
    ModelAndView person() {
        return form(HttpStatus.OK, Map.of(), "", "");
    }

    @PostMapping(path = "/governance/person", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Object about(@RequestParam Map<String, String> given) {
        Optional<Taken> taken = Code.read(Taken.class, given.getOrDefault("taken", Taken.PAGE.code()));
        if (taken.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, given, "/taken", "");
        }
        Map<String, String> body = new LinkedHashMap<>();
        PERSON.forEach(name -> {
            String answer = given.getOrDefault(name, "").strip();
            if (!answer.isEmpty()) {
                body.put(name, answer);
            }
        });
        boolean byNumber = body.containsKey("nhsNumber");
        body.put("audience", taken.get() == Taken.COPY ? "subject" : "governance");
        try {
            AboutPerson about = access.about(Json.write(body));
            return switch (taken.get()) {
                case PAGE ->
                    new ModelAndView("governance/about")
                            .addObject("about", about)
                            .addObject("byNumber", byNumber);
                case CSV -> file("csv", new MediaType("text", "csv", StandardCharsets.UTF_8), about.csv());
                case JSON -> file("json", MediaType.APPLICATION_JSON, about);
                case COPY -> file("txt", new MediaType("text", "plain", StandardCharsets.UTF_8), about.plain());
            };
        } catch (Rejection rejection) {
            return form(
                    HttpStatus.valueOf(rejection.kind().status()),
                    given,
                    String.valueOf(rejection.pointer()),
                    rejection.detail());
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

    private ModelAndView form(HttpStatus status, Map<String, String> given, String pointer, String detail) {
        List<Field> fields = person(given, pointer);
        Field taken = new Field(
                "taken",
                words.of("person.taken", READER),
                words.of("person.taken.hint", READER),
                Stream.of(Taken.values())
                        .map(one -> new Field.Choice(one.code(), words.of("person.taken", one, READER)))
                        .toList(),
                List.of(given.getOrDefault("taken", Taken.PAGE.code())),
                pointer.equals("/taken") ? words.of("person.taken.error", READER) : "");
        return new ModelAndView("governance/person", status)
                .addObject("fields", fields)
                .addObject("taken", taken)
                .addObject("wrong", fields.stream().anyMatch(Field::isWrong) || taken.isWrong() ? "" : detail);
    }

    private List<Field> person(Map<String, String> given, String wrong) {
        return PERSON.stream()
                .map(name -> field(name, "person." + name, given.getOrDefault(name, ""), wrong.equals("/" + name)))
                .toList();
    }

    private Field field(String name, String key, String given, boolean wrong) {
        return new Field(
                name,
                words.of(key, READER),
                words.or(key + ".hint", READER, ""),
                List.of(),
                List.of(given),
                wrong ? words.of(key + ".error", READER) : "");
    }
}
