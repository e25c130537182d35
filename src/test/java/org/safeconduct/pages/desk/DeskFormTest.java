package org.safeconduct.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.pages.Field;
import org.safeconduct.pages.Words;
import org.safeconduct.rulebook.Rulebooks;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class DeskFormTest {

    private static final Words WORDS;
    private static final OfficerQuestions QUESTIONS;

    static {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean("messageSource", MessageSource.class, DeskFormTest::messages);
            context.registerBean(Rulebooks.class, Rulebooks::packaged);
            context.register(
                    Words.class,
                    DispositionCatalogue.class,
                    OutcomeCatalogue.class,
                    Guidance.class,
                    OfficerQuestions.class);
            context.refresh();
            WORDS = context.getBean(Words.class);
            QUESTIONS = context.getBean(OfficerQuestions.class);
        }
    }

    private static MessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }

    @ParameterizedTest
    @CsvSource({
        "3, 11, 2026, 14:30, 2026-11-03T14:30:00Z",
        "3, nov, 26, 9.05, 2026-11-03T09:05:00Z",
        "01, July, 26, 0030, 2026-06-30T23:30:00Z"
    })
    void dayAndTimeAsPeopleWriteThem_areRead(String day, String month, String year, String time, String read)
            throws Exception {
        DeskForm form = form(whole(day, month, year, time));

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
        DeskForm without = form(given);
        assertThat(errors(without)).isEmpty();
        assertThat(body(without).has("crimeReferenceYet")).isFalse();

        given.set("crimeReference", "26000012345");
        assertThat(errors(form(given)))
                .containsExactly("You wrote a crime reference. Say that there is one, or take it out");
    }

    @Test
    void decisions_goByTheNameThatProfessionalsKnow_beforeWhatTheSharerReads() {
        List<Field.Choice> choices =
                QUESTIONS.of(Room.INBOX, Act.DECIDE).getFirst().choices();

        assertThat(choices)
                .contains(
                        new Field.Choice(
                                "section-47-enquiry",
                                "Section 47 enquiry: The local authority enquires what it must do to protect the person at risk."))
                .allMatch(choice -> choice.label().contains(": "));
        assertThat(QUESTIONS.of(Room.POLICE, Act.DECIDE).getFirst().choices())
                .allMatch(choice -> choice.label().contains(": "));
    }

    private static MultiValueMap<String, String> whole(String day, String month, String year, String time) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        given.add("id", "page-1");
        given.add("disposition", "queued-assessment");
        given.put("decidedAt", List.of(day, month, year));
        given.add("decidedTime", time);
        given.add("decidedBy", "supervisor");
        return given;
    }

    private static DeskForm form(MultiValueMap<String, String> given) {
        return new DeskForm(WORDS, Act.DECIDE, QUESTIONS.of(Room.POLICE, Act.DECIDE), given);
    }

    private static List<String> errors(DeskForm form) {
        form.isWhole();
        return form.fields().stream()
                .map(Field::error)
                .filter(error -> !error.isEmpty())
                .toList();
    }

    private static JsonNode body(DeskForm form) throws Exception {
        return new ObjectMapper().readTree(form.body(new Reference("SC-7Q4K-2M9T")));
    }
}
