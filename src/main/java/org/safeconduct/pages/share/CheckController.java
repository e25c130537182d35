package org.safeconduct.pages.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.safeconduct.drafts.Draft;
import org.safeconduct.drafts.Drafts;
import org.safeconduct.identity.Caller;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Field;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ObjectNode;

/** All answers of a draft on one page, each with a way to change it. */
@Controller
class CheckController {

    private static final Locale READER = Locale.ENGLISH;

    private final Drafts drafts;
    private final StepPages pages;
    private final Interrupted interrupted;
    private final Inconsistencies inconsistencies;
    private final Words words;

    CheckController(
            Drafts drafts, StepPages pages, Interrupted interrupted, Inconsistencies inconsistencies, Words words) {
        this.drafts = drafts;
        this.inconsistencies = inconsistencies;
        this.interrupted = interrupted;
        this.pages = pages;
        this.words = words;
    }

    /**
     * One answer, or that there is none.
     *
     * @param href the page that asks
     */
    record Row(String question, String answer, String href) {
        @Override
        public String toString() {
            return "Row[withheld]";
        }
    }

    /** The answers of one part, or about one person. */
    record Card(String heading, List<Row> rows) {}

    @GetMapping("/share/{draft}/check")
    ModelAndView check(@PathVariable String draft, Caller caller) {
        Draft found = drafts.find(draft, caller);
        ObjectNode form = found.form();
        List<Card> cards = new ArrayList<>();
        for (Step.Group group : Step.Group.values()) {
            // Where nobody has been named, the page still says so.
            int many = group.isForEach() ? Math.max(1, form.at(group.list()).size()) : 1;
            for (int person = 0; person < many; person++) {
                List<Row> rows = rows(found, group, person);
                if (!rows.isEmpty()) {
                    cards.add(new Card(heading(group, person, many), rows));
                }
            }
        }
        return new ModelAndView("share/check")
                .addObject("draft", found.id().toString())
                .addObject("unsaved", interrupted.page(found, caller))
                .addObject("doubts", inconsistencies.of(found))
                .addObject("partOf", found.addsTo())
                .addObject("ready", new StepOrder(form).isReady())
                .addObject("cards", cards)
                .addObject("attachments", form.path("attachments").findValuesAsString("name"));
    }

    private String heading(Step.Group group, int person, int many) {
        String key = "share.group." + group.code();
        return many == 1 ? words.of(key, READER) : words.of(key + ".one", READER, person + 1);
    }

    private List<Row> rows(Draft draft, Step.Group group, int person) {
        return Steps.of(group, draft.form(), person).stream()
                .flatMap(step -> rows(draft, step, person).stream())
                .toList();
    }

    /** What was answered, and what was not though it is needed; of a page without any answer, that there is none. */
    private List<Row> rows(Draft draft, Step step, int person) {
        String href = "/share/" + draft.id() + new StepOrder.Stop(step, person).path() + "?next=check";
        List<Field> fields = pages.show(step, person, draft.form()).fields();
        String none = words.of("share.unanswered", READER);
        if (fields.stream().noneMatch(Field::isAnswered)) {
            return List.of(new Row(pages.heading(draft.form(), step, 0), none, href));
        }
        Answers place = DraftAnswers.at(draft.form(), step.group(), person);
        return fields.stream()
                .filter(field -> field.isAnswered() || field.asked().isNeeded(place))
                .map(field -> new Row(question(field), field.isAnswered() ? field.said() : none, href))
                .toList();
    }

    private String question(Field field) {
        String name = "share." + field.name();
        return words.or(name + ".short", READER, words.of(name, READER));
    }
}
