package org.safeconduct.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.BodySchema;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.pages.Words;
import org.safeconduct.pages.form.Field;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.pages.form.TestForms;
import org.safeconduct.rulebook.Rulebooks;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class OfficerQuestionsTest {

    private static final OfficerQuestions QUESTIONS;

    static {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean("messageSource", MessageSource.class, TestForms::messages);
            context.registerBean(Clock.class, () -> TestForms.CLOCK);
            context.registerBean(Forms.class, TestForms::forms);
            context.registerBean(Rulebooks.class, Rulebooks::packaged);
            context.register(
                    Words.class,
                    DispositionCatalogue.class,
                    OutcomeCatalogue.class,
                    Guidance.class,
                    OfficerQuestions.class);
            context.refresh();
            QUESTIONS = context.getBean(OfficerQuestions.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 11, 2026, 14:30, 2026-11-03T14:30:00Z",
        "3, nov, 26, 9.05, 2026-11-03T09:05:00Z",
        "01, July, 26, 0030, 2026-06-30T23:30:00Z"
    })
    void dayAndTimeAsPeopleWriteThem_areRead(String day, String month, String year, String time, String read)
            throws Exception {
        Form form = form(whole(day, month, year, time));

        assertThat(form.isWhole()).isTrue();
        assertThat(body(form).path("decidedAt").asString()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"31, 2, 2026, 14:30", "3, 11, 226, 14:30", "3, 11, 2026, 25:00", "3, 11, 2026, noon"})
    void whatIsNoDayOrTime_isNotRead(String day, String month, String year, String time) {
        assertThat(form(whole(day, month, year, time)).isWhole()).isFalse();
    }

    @Test
    void recordedCrime_needsItsReference_orThatThereIsNoneYet_andNotBoth() throws Exception {
        MultiValueMap<String, String> given = whole("3", "11", "2026", "14:30");
        given.set("disposition", "crime-recorded");
        assertThat(errors(form(given)))
                .containsExactly("Write the crime reference, or say that it is not available yet");

        given.set("crimeReferenceYet", "not-yet");
        Form without = form(given);
        assertThat(errors(without)).isEmpty();
        assertThat(body(without).has("crimeReferenceYet")).isFalse();

        given.set("crimeReference", "26000012345");
        assertThat(errors(form(given)))
                .containsExactly("You wrote a crime reference. Say that there is one, or take it out");
    }

    @Test
    void decisions_goByTheNameThatProfessionalsKnow_beforeWhatTheSharerReads() {
        List<Field.Choice> choices =
                QUESTIONS.of(Room.INBOX, OfficerAct.DECIDE).getFirst().choices();

        assertThat(choices)
                .contains(
                        new Field.Choice(
                                "section-47-enquiry",
                                "Section 47 enquiry: The local authority enquires what it must do to protect the person at risk."))
                .allMatch(choice -> choice.label().contains(": "));
        assertThat(QUESTIONS.of(Room.POLICE, OfficerAct.DECIDE).getFirst().choices())
                .allMatch(choice -> choice.label().contains(": "));
    }

    @Test
    void freshForm_saysThatItIsDecidedNow() {
        Form fresh = QUESTIONS.fresh(Room.POLICE, OfficerAct.DECIDE);

        assertThat(fresh.texts("decidedAt")).containsExactly("25", "11", "2026");
        assertThat(fresh.typed("decidedTime")).isEqualTo("12:00");
        assertThat(errors(fresh)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Room.class)
    void dispositionsOffered_areThoseOfTheSchema_eachByOneAct(Room room) {
        List<String> decide = codes(room, OfficerAct.DECIDE, "disposition");
        List<String> discussion = room == Room.INBOX ? codes(room, OfficerAct.DISCUSSION, "disposition") : List.of();

        // That it was received is said by acknowledging it; that it cannot be taken, a system says that did not take
        // it.
        assertThat(Stream.of(decide, discussion, List.of(OfficerQuestions.RECEIVED, OfficerQuestions.NOT_TAKEN))
                        .flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        BodySchema.decision(room.recipient()).codes("/disposition"));
    }

    @ParameterizedTest
    @EnumSource(Room.class)
    void rolesOffered_areThoseOfTheSchema_byEveryActThatAsks(Room room) {
        for (OfficerAct act : List.of(OfficerAct.ACKNOWLEDGE, OfficerAct.DECIDE, OfficerAct.DISCUSSION)) {
            assertThat(codes(room, act, OfficerQuestions.ROLE))
                    .containsExactlyElementsOf(
                            BodySchema.decision(room.recipient()).codes("/decidedBy/role"));
        }
        assertThat(QUESTIONS.fresh(room, OfficerAct.DECIDE).fields())
                .as("each has words")
                .isNotEmpty();
    }

    @Test
    void investigationsOffered_areThoseOfTheSchema() {
        assertThat(codes(Room.POLICE, OfficerAct.DECIDE, "investigation"))
                .containsExactlyElementsOf(BodySchema.POLICE_DECISION.codes("/investigation"));
    }

    private static List<String> codes(Room room, OfficerAct act, String name) {
        return QUESTIONS.of(room, act).stream()
                .filter(question -> question.name().equals(name))
                .flatMap(question -> question.choices().stream())
                .map(Field.Choice::value)
                .toList();
    }

    private static MultiValueMap<String, String> whole(String day, String month, String year, String time) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        given.add("disposition", "queued-assessment");
        given.put("decidedAt", List.of(day, month, year));
        given.add("decidedTime", time);
        given.add("decidedBy", "supervisor");
        return given;
    }

    private static Form form(MultiValueMap<String, String> given) {
        return QUESTIONS.read(Room.POLICE, OfficerAct.DECIDE, given);
    }

    private static List<String> errors(Form form) {
        return form.fields().stream()
                .map(Field::error)
                .filter(error -> !error.isEmpty())
                .toList();
    }

    private static JsonNode body(Form form) throws Exception {
        return new ObjectMapper()
                .readTree(ActBody.of(OfficerAct.DECIDE, new Reference("SC-7Q4K-2M9T"), "page-1", "", form.answers()));
    }
}
