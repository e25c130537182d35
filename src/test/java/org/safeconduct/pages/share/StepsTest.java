package org.safeconduct.pages.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.intake.CheckedSchema;
import org.safeconduct.pages.form.Answer;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Field;
import org.safeconduct.pages.form.Question;
import org.safeconduct.pages.form.TestForms;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the form offers is what its schema takes, and what was answered comes back from a draft. */
class StepsTest {

    private static final CheckedSchema SCHEMA = CheckedSchema.resource("/intake/disclosure.schema.json");

    static Stream<Step> all() {
        return Steps.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void codesOffered_areThoseThatTheSchemaAllows(Step step) {
        for (Step.Member member : step.members()) {
            switch (member.question().kind()) {
                case ONE, ONE_OF_MANY, SOME ->
                    assertThat(member.question().choices())
                            .as(member.path())
                            .extracting(Field.Choice::value)
                            .containsExactlyInAnyOrderElementsOf(
                                    SCHEMA.codes(step.group().list() + member.path()));
                default -> {}
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void textsMayBeAsLongAsTheSchemaAllows(Step step) {
        for (Step.Member member : step.members()) {
            switch (member.question().kind()) {
                case TEXT, LONG_TEXT, LINES ->
                    assertThat(member.question().longest())
                            .as(member.path())
                            .isEqualTo(SCHEMA.longest(step.group().list() + member.path()));
                default -> {}
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyQuestionHasItsWords(Step step) {
        List<Question> all = step.questions().stream()
                .map(question -> question.when(any -> true))
                .map(question -> question.isOptional() ? question : question.needed())
                .toList();

        assertThat(TestForms.forms()
                        .read(all, new LinkedMultiValueMap<>(), "share", "ask")
                        .fields())
                .hasSameSizeAs(all)
                .allMatch(field -> field.isWrong() != field.asked().isOptional());
    }

    @Test
    void oneNameAtOnePlace_isOneAnswer() {
        Map<String, List<String>> paths = Steps.ALL.stream()
                .flatMap(step -> step.members().stream()
                        .map(member -> Map.entry(
                                step.group().list() + "#" + member.question().name(), member.path())))
                .distinct()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));

        assertThat(paths).allSatisfy((name, places) -> assertThat(places).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatWasAnswered_isInTheDraft_andWhatIsTakenOutIsNot(Step step) {
        Map<String, Answer> answered = step.questions().stream()
                .collect(Collectors.toMap(Question::name, StepsTest::answer, (one, other) -> one, LinkedHashMap::new));
        ObjectNode form = JsonNodeFactory.instance.objectNode();

        DraftAnswers.write(form, step, 0, Answers.of(answered));
        Answers back = DraftAnswers.at(form, step.group(), 0);
        assertThat(answered.keySet().stream()
                        .collect(Collectors.toMap(
                                Function.identity(), name -> back.of(name).orElseThrow())))
                .isEqualTo(answered);

        DraftAnswers.write(form, step, 0, Answers.none());
        assertThat(form.at(step.group().place(0))).isEmpty();
    }

    private static Answer answer(Question question) {
        return switch (question.kind()) {
            case TEXT, LONG_TEXT -> new Answer.Text("x");
            case LINES -> new Answer.Several(List.of("1 A Street", "B"));
            case AGE -> new Answer.Years(15);
            case DAY, PAST_DAY -> new Answer.Day(LocalDate.of(2012, 3, 4));
            case TIME -> throw new IllegalStateException("no draft has a time");
            case YES_NO -> new Answer.YesNo(false);
            case ONE, ONE_OF_MANY ->
                new Answer.Text(question.choices().getFirst().value());
            case SOME -> new Answer.Several(List.of(question.choices().getLast().value()));
        };
    }
}
