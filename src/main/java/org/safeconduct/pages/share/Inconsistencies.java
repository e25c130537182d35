package org.safeconduct.pages.share;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.safeconduct.disclosure.AgeOn;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.drafts.Draft;
import org.safeconduct.pages.Moments;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Answers that hardly go together. They are asked about and never refused: the person knows better than we do. */
@Component
class Inconsistencies {

    private final Words words;
    private final Moments moments;
    private final Clock clock;

    Inconsistencies(Words words, Moments moments, Clock clock) {
        this.words = words;
        this.moments = moments;
        this.clock = clock;
    }

    /**
     * One question.
     *
     * @param grave whether a life may hang on it
     * @param changes ways to the answers, any of which may be the wrong one
     */
    record Doubt(String text, boolean grave, List<Change> changes) {

        Doubt {
            changes = List.copyOf(changes);
        }
    }

    /** What a link to an answer says, and the answer's page. */
    record Change(String text, String href) {}

    List<Doubt> of(Draft draft) {
        JsonNode form = draft.form();
        List<Doubt> doubts = new ArrayList<>();
        if (form.path("immediateDanger").isBoolean()
                && !form.path("immediateDanger").asBoolean(false)
                && form.path("harm").asString("").equals(Harm.LIFE_THREATENING.code())) {
            doubts.add(doubt("danger", true, change("answer", draft, "/danger")));
        }
        int person = 0;
        for (JsonNode subject : form.at(Step.Group.AT_RISK.list())) {
            JsonNode born = subject.path("dateOfBirth");
            String kind = subject.path("kind").asString("");
            if (born.isString()) {
                boolean adult = !AgeOn.isChild(LocalDate.parse(born.asString("")), moments.dayOf(clock.instant()));
                if (adult && kind.equals(SubjectKind.CHILD.code())) {
                    doubts.add(doubt("grown-up", false, date(draft, person), kind(draft, person)));
                } else if (!adult && kind.equals(SubjectKind.ADULT.code())) {
                    doubts.add(doubt("under-age", false, date(draft, person), kind(draft, person)));
                }
            }
            person++;
        }
        return doubts;
    }

    private Doubt doubt(String which, boolean grave, Change... changes) {
        return new Doubt(words.of("share.doubt." + which, Locale.ENGLISH), grave, List.of(changes));
    }

    private Change date(Draft draft, int person) {
        return change("date", draft, "/born/" + person);
    }

    private Change kind(Draft draft, int person) {
        return change("kind", draft, "/who/" + person);
    }

    private Change change(String what, Draft draft, String page) {
        return new Change(
                words.of("share.doubt.change." + what, Locale.ENGLISH), "/share/" + draft.id() + page + "?next=check");
    }
}
