package org.safeconduct.pages.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final Locale READER = Locale.ENGLISH;

    private final Drafts drafts;
    private final StepPages pages;
    private final Interrupted interrupted;
    private final Doubts doubts;
    private final Words words;

    CheckController(Drafts drafts, StepPages pages, Interrupted interrupted, Doubts doubts, Words words) {
        this.drafts = drafts;
        this.doubts = doubts;
        this.interrupted = interrupted;
        this.pages = pages;
        this.words = words;
    }

    /** One answer. */
    record Row(String question, String answer) {
        @Override
        public String toString() {
            return "Row[withheld]";
        }
    }

    /**
     * The answers of one step.
     *
     * @param open what to say of questions without an answer, those apart that may be left open; empty if there is nothing
     */
    record Card(String heading, String href, List<Row> rows, String open) {}

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
                .addObject("unsaved", interrupted.page(found, caller))
                .addObject("doubts", doubts.of(found))
                .addObject("ready", new Way(form).isReady())
                .addObject("cards", cards)
                .addObject("attachments", form.path("attachments").findValuesAsText("name"));
    }

    private Card card(Draft draft, Step step, int person) {
        List<StepForm.Shown> shown = new StepForm(words, step, person, draft.form()).shown();
        return new Card(
                pages.heading(draft.form(), step, person),
                "/share/" + draft.id() + new Way.Stop(step, person).path() + "?next=check",
                shown.stream()
                        .filter(StepForm.Shown::isAnswered)
                        .map(answered -> new Row(question(answered), answer(answered)))
                        .toList(),
                open(draft, step, person, shown));
    }

    private String open(Draft draft, Step step, int person, List<StepForm.Shown> shown) {
        if (shown.stream().noneMatch(StepForm.Shown::isAnswered)) {
            return words.of("share.unanswered", READER) + ".";
        }
        JsonNode place = draft.form().at(step.place(person));
        Set<String> needed = step.questions().stream()
                .filter(question -> question.must().test(place))
                .map(Question::name)
                .collect(Collectors.toSet());
        String open = shown.stream()
                .filter(any -> !any.isAnswered() && needed.contains(any.field().name()))
                .map(this::question)
                .collect(Collectors.joining("; "));
        return open.isEmpty() ? "" : words.of("share.unanswered", READER) + ": " + open;
    }

    private String question(StepForm.Shown shown) {
        String name = "share." + shown.field().name();
        return words.or(name + ".short", READER, words.of(name, READER));
    }

    private String answer(StepForm.Shown shown) {
        Field field = shown.field();
        Field absent = shown.absent();
        if (absent != null && !absent.given().isEmpty()) {
            return labels(absent);
        }
        return switch (shown.kind()) {
            case DATE, PAST_DATE -> String.join(" ", field.given());
            case TEXT, LONG_TEXT, LINES, NUMBER -> field.getValue();
            case YES_NO, ONE, ONE_OF_MANY, SOME -> labels(field);
        };
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
