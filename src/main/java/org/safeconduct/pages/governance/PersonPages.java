package org.safeconduct.pages.governance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.safeconduct.governance.SubjectAccess;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Words;
import org.safeconduct.platform.Rejection;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

    PersonPages(SubjectAccess access, Words words) {
        this.access = access;
        this.words = words;
    }

    @GetMapping("/governance/person")
    ModelAndView person() {
        return new ModelAndView("governance/person")
                .addObject("fields", person(Map.of(), ""))
                .addObject("wrong", "");
    }

    @PostMapping(path = "/governance/person", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView about(@RequestParam Map<String, String> given) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        PERSON.forEach(name -> {
            String answer = given.getOrDefault(name, "").strip();
            if (!answer.isEmpty()) {
                body.put(name, answer);
            }
        });
        try {
            return new ModelAndView("governance/about")
                    .addObject("about", access.about(body.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (Rejection rejection) {
            List<Field> fields = person(given, String.valueOf(rejection.pointer()));
            return new ModelAndView(
                            "governance/person",
                            HttpStatus.valueOf(rejection.kind().status()))
                    .addObject("fields", fields)
                    .addObject("wrong", fields.stream().anyMatch(Field::isWrong) ? "" : rejection.detail());
        }
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
