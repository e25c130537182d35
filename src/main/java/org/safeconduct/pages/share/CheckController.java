package org.safeconduct.pages.share;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.safeconduct.drafts.Draft;
import org.safeconduct.drafts.Drafts;
import org.safeconduct.identity.Caller;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** All answers of a draft on one page, each with a way to change it. */
@Controller
class CheckController {

    private final Drafts drafts;
    private final Words words;

    CheckController(Drafts drafts, Words words) {
        this.drafts = drafts;
        this.words = words;
    }

    /** One answer. */
    record Row(String question, String answer) {
        @Override
        public String toString() {
            return "Row[withheld]";
        }
    }

    /** The answers of one step. */
    record Card(String heading, String href, List<Row> rows) {}

    @GetMapping("/share/{draft}/check")
    ModelAndView check(@PathVariable String draft, Caller caller) {
        Draft found = drafts.find(draft, caller);
        ObjectNode form = found.form();
        List<Card> cards = new ArrayList<>();
        for (Step.Group group : Step.Group.values()) {
            int many = group.isForEach() ? form.at(group.list()).size() : 1;
            for (int person = 0; person < many; person++) {
                for (Step step : Steps.of(group, form, person)) {
                    cards.add(card(found, step, person));
                }
            }
        }
        return new ModelAndView("share/check")
                .addObject("draft", found.id().toString())
                .addObject("cards", cards)
                .addObject("attachments", form.path("attachments").size());
    }

    private Card card(Draft draft, Step step, int person) {
        String which = step.group().isForEach()
                ? words.of("share.group." + step.group().code() + ".one", Locale.ENGLISH, person + 1) + ": "
                : "";
        return new Card(
                which + words.of("share.step." + step.name(), Locale.ENGLISH),
                "/share/" + draft.id() + "/" + step.name() + (step.group().isForEach() ? "/" + person : ""),
                new StepForm(words, step, person, draft.form())
                        .shown().stream()
                                .map(shown -> new Row(shown.field().question(), answer(shown)))
                                .toList());
    }

    private String answer(StepForm.Shown shown) {
        Field field = shown.field();
        Field absent = shown.absent();
        if (absent != null && !absent.given().isEmpty()) {
            return labels(absent);
        }
        if (field.given().isEmpty()) {
            return words.of("share.unanswered", Locale.ENGLISH);
        }
        if (shown.kind() == Question.Kind.DATE) {
            return String.join(" / ", field.given());
        }
        return field.choices().isEmpty() ? field.getValue() : labels(field);
    }

    private static String labels(Field field) {
        return String.join(
                ", ",
                field.choices().stream()
                        .filter(choice -> !choice.value().isEmpty() && field.has(choice.value()))
                        .map(Field.Choice::label)
                        .toList());
    }
}
