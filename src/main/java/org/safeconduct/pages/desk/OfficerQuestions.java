package org.safeconduct.pages.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;

/**
 * The questions of each act. What a disposition or an outcome is called is what the sharer reads of it, from the catalogues;
 * what makes a decision whole is for the decision's schema and rules to say.
 */
@Component
class OfficerQuestions {

    static final Set<String> DISCUSSION = Set.of("discussion-held", "discussion-not-needed", "conference-held");

    private static final Locale READER = Locale.ENGLISH;
    private static final String RECEIVED = "received";

    /** What systems answer that cannot take a case; a person who reads it has it. */
    private static final String NOT_TAKEN = "not-taken";

    private static final int TEXT = 4000;
    private static final List<String> POLICE_ROLES = List.of(
            "call-handler",
            "crime-manager",
            "officer-in-case",
            "supervisor",
            "child-abuse-team",
            "domestic-abuse-team",
            "intelligence-officer",
            "force-crime-registrar",
            "prosecutor",
            "other");
    private static final List<String> MASH_ROLES = List.of(
            "mash-manager", "social-worker", "team-manager", "adult-safeguarding-lead", "conference-chair", "other");

    private final DispositionCatalogue dispositions;
    private final OutcomeCatalogue outcomes;
    private final Guidance guidance;
    private final Words words;

    OfficerQuestions(DispositionCatalogue dispositions, OutcomeCatalogue outcomes, Guidance guidance, Words words) {
        this.dispositions = dispositions;
        this.outcomes = outcomes;
        this.guidance = guidance;
        this.words = words;
    }

    List<Question> of(Room room, Act act) {
        return switch (act) {
            case ACKNOWLEDGE -> List.of(role(room));
            case ASK -> List.of(Question.textarea("question", TEXT).needed(), Question.date("answerBy"));
            case DISCUSSION ->
                List.of(
                        disposition(room, DISCUSSION).needed(),
                        Question.date("heldOn"),
                        Question.textarea("reasonForSharer", TEXT),
                        role(room));
            case DECIDE -> decide(room);
        };
    }

    /** Codes of the dispositions that an act chooses among. */
    Set<String> dispositions(Room room, Act act) {
        return act == Act.DISCUSSION
                ? DISCUSSION
                : Set.copyOf(dispositions.all().stream()
                        .filter(text -> text.of() == room.recipient())
                        .map(text -> text.code())
                        .filter(code -> !code.equals(RECEIVED) && !code.equals(NOT_TAKEN) && !DISCUSSION.contains(code))
                        .toList());
    }

    private List<Question> decide(Room room) {
        List<Question> questions = new ArrayList<>();
        questions.add(disposition(room, dispositions(room, Act.DECIDE)).needed());
        if (room.recipient() == Recipient.POLICE) {
            questions.add(Question.text(DeskForm.CRIME_REFERENCE, 50));
            questions.add(Question.radios(
                    DeskForm.REFERENCE_YET, choices(DeskForm.REFERENCE_YET, "given", DeskForm.NOT_YET)));
            questions.add(Question.date("recordedAt"));
            questions.add(Question.text("recordedTime", 5));
            questions.add(Question.radios(
                    "investigation", choices("investigation", "record-only", "under-investigation", "completed")));
            questions.add(Question.select("outcome", outcomes()));
            questions.add(Question.radios("namedPerson", choices("namedPerson", "yes", "no")));
        }
        questions.add(Question.textarea("reasonForSharer", TEXT));
        if (room.recipient() == Recipient.POLICE) {
            questions.add(Question.date("victimToldOn"));
        }
        questions.add(Question.date("nextUpdateBy"));
        questions.add(Question.date("decidedAt").needed());
        questions.add(Question.text("decidedTime", 5).needed());
        questions.add(role(room));
        return questions;
    }

    private Question disposition(Room room, Set<String> codes) {
        return Question.radios(
                "disposition",
                dispositions.all().stream()
                        .filter(text -> text.of() == room.recipient() && codes.contains(text.code()))
                        .map(text -> new Field.Choice(text.code(), guidance.named(text)))
                        .toList());
    }

    private Question role(Room room) {
        List<String> roles = room == Room.POLICE ? POLICE_ROLES : MASH_ROLES;
        return Question.select(
                        "decidedBy",
                        Stream.concat(
                                        Stream.of(new Field.Choice("", words.of("desk.choose", READER))),
                                        choices("decidedBy", roles.toArray(String[]::new)).stream())
                                .toList())
                .needed();
    }

    private List<Field.Choice> outcomes() {
        return Stream.concat(
                        Stream.of(new Field.Choice("", words.of("desk.outcome.none", READER))),
                        outcomes.all().stream()
                                .map(outcome ->
                                        new Field.Choice(outcome.code(), outcome.code() + ": " + outcome.meaning())))
                .toList();
    }

    private List<Field.Choice> choices(String name, String... codes) {
        return Stream.of(codes)
                .map(code -> new Field.Choice(code, words.of("desk." + name + "." + code, READER)))
                .toList();
    }
}
