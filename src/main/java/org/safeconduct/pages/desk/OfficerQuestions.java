package org.safeconduct.pages.desk;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.feedback.BodySchema;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.pages.form.Answer;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Field;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.pages.form.Question;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * The questions of each act. They have the names of the members of the act's body, and their codes are those of its schema. What
 * a disposition or an outcome is called is what the sharer reads of it, from the catalogues; what makes a decision whole is for
 * the decision's schema and rules to say.
 */
@Component
class OfficerQuestions {

    static final Set<String> DISCUSSION = Set.of("discussion-held", "discussion-not-needed", "conference-held");
    static final String RECEIVED = "received";

    static final String ROLE = "decidedBy";

    /** The form's own question: whether there is a crime reference. */
    static final String REFERENCE_YET = "crimeReferenceYet";

    /** Which question asks for the time of a day. */
    static final Map<String, String> TIMES = Map.of("decidedAt", "decidedTime", "recordedAt", "recordedTime");

    private static final String DISPOSITION = "disposition";
    private static final String CRIME_REFERENCE = "crimeReference";
    private static final String NOT_YET = "not-yet";
    private static final String REASON = "reasonForSharer";

    /** What systems answer that cannot take a case; a person who reads it has it. */
    static final String NOT_TAKEN = "not-taken";

    private final DispositionCatalogue dispositions;
    private final OutcomeCatalogue outcomes;
    private final Guidance guidance;
    private final Forms forms;
    private final Clock clock;

    OfficerQuestions(
            DispositionCatalogue dispositions, OutcomeCatalogue outcomes, Guidance guidance, Forms forms, Clock clock) {
        this.dispositions = dispositions;
        this.outcomes = outcomes;
        this.guidance = guidance;
        this.forms = forms;
        this.clock = clock;
    }

    /** Not answered yet, but that it is decided now. */
    Form fresh(Room room, OfficerAct act) {
        ZonedDateTime now = clock.instant().atZone(BritishTime.ZONE);
        LocalTime minute = now.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        Answers kept = Answers.of(
                Map.of("decidedAt", new Answer.Day(now.toLocalDate()), "decidedTime", new Answer.Time(minute)));
        return forms.show(of(room, act), kept, prefixes(act));
    }

    Form read(Room room, OfficerAct act, MultiValueMap<String, String> given) {
        Form form = forms.read(of(room, act), given, prefixes(act));
        if (!form.typed(CRIME_REFERENCE).isEmpty() && form.answers().is(REFERENCE_YET, NOT_YET)) {
            form.wrong(REFERENCE_YET);
        }
        return form;
    }

    private static String[] prefixes(OfficerAct act) {
        return new String[] {"desk." + act.code(), "desk"};
    }

    List<Question> of(Room room, OfficerAct act) {
        return switch (act) {
            case ACKNOWLEDGE -> List.of(role(room));
            case ASK ->
                List.of(
                        Question.longText("question", BodySchema.QUESTION.longest("/question"))
                                .needed(),
                        Question.day("answerBy"));
            case DISCUSSION -> List.of(disposition(room, DISCUSSION), Question.day("heldOn"), reason(room), role(room));
            case DECIDE -> decide(room);
        };
    }

    /** Codes of the dispositions that an act chooses among. */
    Set<String> dispositions(Room room, OfficerAct act) {
        return act == OfficerAct.DISCUSSION
                ? DISCUSSION
                : Set.copyOf(dispositions.all().stream()
                        .filter(text -> text.of() == room.recipient())
                        .map(text -> text.code())
                        .filter(code -> !code.equals(RECEIVED) && !code.equals(NOT_TAKEN) && !DISCUSSION.contains(code))
                        .toList());
    }

    private List<Question> decide(Room room) {
        List<Question> questions = new ArrayList<>();
        questions.add(disposition(room, dispositions(room, OfficerAct.DECIDE)));
        if (room.recipient() == Recipient.POLICE) {
            BodySchema schema = BodySchema.POLICE_DECISION;
            // A crime that is recorded has a reference, and whoever does not have it yet says so.
            questions.add(Question.text(CRIME_REFERENCE, schema.longest("/crimeReference"))
                    .neededWhen(given -> given.is(DISPOSITION, "crime-recorded") && !given.is(REFERENCE_YET, NOT_YET)));
            questions.add(Question.one(REFERENCE_YET, Field.Choice.of(List.of("given", NOT_YET))));
            questions.add(Question.day("recordedAt"));
            questions.add(Question.time("recordedTime").neededWhen(given -> given.has("recordedAt")));
            questions.add(Question.one("investigation", Field.Choice.of(schema.codes("/investigation"))));
            questions.add(Question.oneOfMany("outcome", outcomes()));
            questions.add(Question.yesNo("namedPerson"));
        }
        questions.add(reason(room));
        if (room.recipient() == Recipient.POLICE) {
            questions.add(Question.day("victimToldOn"));
        }
        questions.add(Question.day("nextUpdateBy"));
        questions.add(Question.day("decidedAt").needed());
        questions.add(Question.time("decidedTime").needed());
        questions.add(role(room));
        return questions;
    }

    private Question disposition(Room room, Set<String> codes) {
        return Question.one(
                        DISPOSITION,
                        dispositions.all().stream()
                                .filter(text -> text.of() == room.recipient() && codes.contains(text.code()))
                                .map(text -> new Field.Choice(text.code(), guidance.named(text)))
                                .toList())
                .needed();
    }

    private static Question reason(Room room) {
        return Question.longText(REASON, BodySchema.decision(room.recipient()).longest("/" + REASON));
    }

    private static Question role(Room room) {
        List<String> roles = BodySchema.decision(room.recipient()).codes("/decidedBy/role");
        return Question.oneOfMany(ROLE, Field.Choice.of(roles)).needed();
    }

    private List<Field.Choice> outcomes() {
        return outcomes.all().stream()
                .map(outcome -> new Field.Choice(outcome.code(), outcome.code() + ": " + outcome.meaning()))
                .toList();
    }
}
