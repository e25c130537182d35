package org.safeconduct.pages.sent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.feedback.BodySchema;
import org.safeconduct.pages.form.Field;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Question;
import org.safeconduct.pages.form.TestForms;
import org.springframework.util.LinkedMultiValueMap;

class ActQuestionsTest {

    @Test
    void codesOffered_areThoseThatTheSchemasAllow() {
        assertThat(codes(SharerAct.CHALLENGE, "to")).containsExactlyElementsOf(BodySchema.CHALLENGE.codes("/to"));
        assertThat(codes(SharerAct.CHALLENGE, "about")).containsExactlyElementsOf(BodySchema.CHALLENGE.codes("/about"));
        assertThat(codes(SharerAct.WITHDRAW, "reason"))
                .containsExactlyElementsOf(BodySchema.WITHDRAWAL.codes("/reason"));
        // To ask for news has a page of its own.
        assertThat(Stream.concat(
                        ActQuestions.ADD.getFirst().choices().stream().map(Field.Choice::value),
                        Stream.of("ask-for-news")))
                .containsExactlyInAnyOrderElementsOf(BodySchema.UPDATE.codes("/kind"));
    }

    @Test
    void onlyWhoHasSomethingOfTheCase_canBeDisagreedWith() {
        assertThat(ActQuestions.of(SharerAct.CHALLENGE, Set.of(Recipient.MASH))
                        .getFirst()
                        .choices())
                .extracting(Field.Choice::value)
                .containsExactly("mash");
    }

    @ParameterizedTest
    @EnumSource(SharerAct.class)
    void everyQuestionHasItsWords_alsoWhenItIsNotAnswered(SharerAct act) {
        List<Question> questions = ActQuestions.of(act, Set.of());
        Form form = TestForms.forms().read(questions, new LinkedMultiValueMap<>(), "sent." + act.code());

        assertThat(form.fields()).hasSameSizeAs(questions);
        assertThat(form.isWhole()).isEqualTo(act == SharerAct.ASK);
    }

    @Test
    void allThatIsMissingFromADisagreement_isSaidAtOnce() {
        Form form = TestForms.forms()
                .read(
                        ActQuestions.of(SharerAct.CHALLENGE, Set.of()),
                        new LinkedMultiValueMap<>(Map.of("words", List.of("x".repeat(4001)))),
                        "sent.challenge");

        assertThat(form.fields())
                .extracting(Field::error)
                .containsExactly(
                        "Choose who has it and whom you disagree with: nothing of this may have gone to the other",
                        "Choose what it is about",
                        "Write why you disagree, in 4,000 characters or fewer");
    }

    private static List<String> codes(SharerAct act, String name) {
        return ActQuestions.of(act, Set.of()).stream()
                .filter(question -> question.name().equals(name))
                .flatMap(question -> question.choices().stream())
                .map(Field.Choice::value)
                .toList();
    }
}
