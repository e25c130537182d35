package org.safeconduct.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.UnsentForm;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows a person what they sent when they had to sign in again, so that they send it or leave it. */
@Controller
class KeptFormController {

    private static final Locale READER = Locale.ENGLISH;

    /** What a form tells itself. */
    private static final Set<String> NOT_WRITTEN =
            Set.of("id", "at", "messageId", "proof", "step", "next", "then", "checked", "answers");

    private static final Map<String, String> ROOMS =
            Map.of("inbox", "desk", "police", "desk", "sent", "sent", "share", "share", "review", "review");

    /** None of the words about a question itself. */
    private static final Pattern CODE = Pattern.compile("(?!hint$|error$|choose$|lead$)[a-z0-9]+(-[a-z0-9]+)*");

    private final Words words;

    KeptFormController(Words words) {
        this.words = words;
    }

    /** One answer as the page shows it. */
    record Row(String question, List<String> answers) {}

    @GetMapping(UnsentForm.PAGE)
    ModelAndView show(HttpServletRequest request, Caller caller) {
        Optional<UnsentForm> kept = UnsentForm.of(request, caller);
        return kept.map(form -> new ModelAndView("kept")
                        .addObject("action", form.path())
                        .addObject("rows", rows(form))
                        .addObject("hidden", hidden(form)))
                .orElseGet(() -> new ModelAndView("redirect:/"));
    }

    @PostMapping(UnsentForm.PAGE)
    String leave(HttpServletRequest request) {
        UnsentForm.forget(request);
        return "redirect:/";
    }

    private List<Row> rows(UnsentForm form) {
        String prefix =
                ROOMS.getOrDefault(form.path().split("/")[1], form.path().split("/")[1]);
        List<Row> rows = new ArrayList<>();
        new TreeMap<>(form.given()).forEach((name, values) -> {
            List<String> answers = values.stream()
                    .filter(value -> !value.isBlank())
                    .map(value -> CODE.matcher(value).matches()
                            ? words.or(prefix + "." + name + "." + value, READER, value)
                            : value)
                    .toList();
            if (!answers.isEmpty() && !NOT_WRITTEN.contains(name)) {
                rows.add(new Row(words.or(prefix + "." + name, READER, name), answers));
            }
        });
        return rows;
    }

    private static List<Map.Entry<String, String>> hidden(UnsentForm form) {
        List<Map.Entry<String, String>> hidden = new ArrayList<>();
        form.given().forEach((name, values) -> values.forEach(value -> hidden.add(Map.entry(name, value))));
        return hidden;
    }
}
