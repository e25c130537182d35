package org.safeconduct.pages.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.platform.Rejection;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Every kind of question, by itself; what pages ask is tested with the pages. */
class FormTest {

    private static final Forms FORMS = new Forms(messages(), TestForms.CLOCK);

    /** One question of each kind under its own name. */
    private static final Map<Question.Kind, Question> EACH = Stream.of(
                    Question.text("text", 5),
                    Question.longText("long-text", 5),
                    Question.lines("lines", 5),
                    Question.age("age"),
                    Question.day("day"),
                    Question.pastDay("past-day"),
                    Question.time("time"),
                    Question.yesNo("yes-no"),
                    Question.one("one", Nation.values()),
                    Question.oneOfMany("one-of-many", Nation.values()),
                    Question.some("some", Recipient.values()))
            .collect(Collectors.toMap(Question::kind, question -> question));

    private static StaticMessageSource messages() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.setParentMessageSource(TestForms.messages());
        Stream.concat(
                        Stream.of(Question.Kind.values())
                                .map(kind ->
                                        kind.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                        Stream.of("a", "b", "c"))
                .forEach(name -> {
                    say(messages, "t." + name, "The " + name);
                    say(messages, "t." + name + ".error", "Answer the " + name);
                });
        say(messages, "t.one.england", "England");
        say(messages, "t.one.wales", "Wales");
        say(messages, "t.one-of-many.england", "England");
        say(messages, "t.one-of-many.wales", "Wales");
        say(messages, "t.some.police", "Police");
        say(messages, "t.some.mash", "MASH");
        say(messages, "t.a.hint", "Below a");
        say(messages, "t.absent", "Why not?");
        Stream.of(AbsentReason.values()).forEach(why -> say(messages, "t.absent." + why.code(), why.code()));
        say(messages, "u.a", "The other a");
        return messages;
    }

    private static void say(StaticMessageSource messages, String key, String text) {
        messages.addMessage(key, Locale.ENGLISH, text);
    }

    @ParameterizedTest
    @EnumSource(Question.Kind.class)
    void unanswered_isNoFault_unlessItIsNeeded(Question.Kind kind) {
        Question question = question(kind);

        for (String blank : List.of("", " ", " \r\n ")) {
            assertThat(read(List.of(question), Map.of(question.name(), List.of(blank)))
                            .isWhole())
                    .isTrue();
        }
        Form form = read(List.of(question.needed()), Map.of());
        assertThat(errors(form)).containsExactly("Answer the " + question.name());
        assertThat(form.answers().of(question.name())).isEmpty();
    }

    static Stream<Object[]> right() {
        return Stream.of(
                right(Question.Kind.TEXT, new Answer.Text("12345"), " 12345 "),
                right(Question.Kind.LONG_TEXT, new Answer.Text("1\n\t3"), "1\r\n\t3"),
                right(Question.Kind.LINES, new Answer.Several(List.of("one", "two")), " one \r\n\r\n two "),
                right(Question.Kind.AGE, new Answer.Years(130), "130"),
                right(Question.Kind.DAY, new Answer.Day(LocalDate.of(2027, 3, 1)), "1", "mar", "27"),
                right(Question.Kind.PAST_DAY, new Answer.Day(LocalDate.of(1927, 3, 1)), "1", "mar", "27"),
                right(Question.Kind.TIME, new Answer.Time(LocalTime.of(9, 5)), "9.05"),
                right(Question.Kind.YES_NO, new Answer.YesNo(false), "no"),
                right(Question.Kind.ONE, new Answer.Text("wales"), "wales"),
                right(Question.Kind.ONE_OF_MANY, new Answer.Text("england"), "england"),
                right(Question.Kind.SOME, new Answer.Several(List.of("police", "mash")), "police", "mash", "police"));
    }

    private static Object[] right(Question.Kind kind, Answer answer, String... typed) {
        return new Object[] {kind, answer, List.of(typed)};
    }

    @ParameterizedTest
    @MethodSource("right")
    void rightAnswer_isHandedOnTyped_andShownAgainWhenItWasKept(Question.Kind kind, Answer answer, List<String> typed) {
        Question question = question(kind);
        Form form = read(List.of(question), Map.of(question.name(), typed));

        assertThat(errors(form)).isEmpty();
        assertThat(form.answers().of(question.name())).contains(answer);
        Form kept = FORMS.show(List.of(question), form.answers(), "t");
        assertThat(FORMS.read(List.of(question), posted(kept), "t").answers().of(question.name()))
                .as("what is shown can be sent again")
                .contains(answer);
    }

    static Stream<Object[]> wrong() {
        String tooLong = "Write 5 characters or fewer";
        String unreadable = "Take out characters that cannot be shown";
        String unlisted = "Choose an answer from the list";
        return Stream.of(
                wrong(Question.Kind.TEXT, tooLong, "123456"),
                wrong(Question.Kind.TEXT, unreadable, "1\u0000"),
                wrong(Question.Kind.TEXT, unreadable, "1\n2"),
                wrong(Question.Kind.TEXT, unreadable, "1\u007f2"),
                wrong(Question.Kind.LONG_TEXT, tooLong, "123456"),
                wrong(Question.Kind.LONG_TEXT, unreadable, "1\u001b2"),
                wrong(Question.Kind.LINES, tooLong, "1\n123456"),
                wrong(Question.Kind.LINES, unreadable, "1\n2\u00003"),
                wrong(Question.Kind.LINES, "Write the address in ten lines or fewer", "1\n".repeat(11)),
                wrong(Question.Kind.AGE, "Write an age in years, such as 15", "131"),
                wrong(Question.Kind.AGE, "Write an age in years, such as 15", "-1"),
                wrong(Question.Kind.AGE, "Write an age in years, such as 15", "ten"),
                wrong(Question.Kind.DAY, "31 February 2026 does not exist", "31", "2", "2026"),
                wrong(Question.Kind.DAY, "The date must include a month and year", "31"),
                wrong(
                        Question.Kind.PAST_DAY,
                        "Write a day that has been, not one that is still to come",
                        "26",
                        "11",
                        "2026"),
                wrong(Question.Kind.TIME, "Write a time, such as 14:30", "25:00"),
                wrong(Question.Kind.TIME, "Write a time, such as 14:30", "noon"),
                wrong(Question.Kind.YES_NO, unlisted, "perhaps"),
                wrong(Question.Kind.ONE, unlisted, "scotland"),
                wrong(Question.Kind.ONE_OF_MANY, unlisted, "scotland"),
                wrong(Question.Kind.SOME, unlisted, "police", "press"),
                wrong(Question.Kind.SOME, unlisted, "police", "mash", "press"));
    }

    private static Object[] wrong(Question.Kind kind, String said, String... typed) {
        return new Object[] {kind, said, List.of(typed)};
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongAnswer_isRefusedInWordsThatSayWhy_andKeptAsTyped(Question.Kind kind, String said, List<String> typed) {
        Question question = question(kind).needed();
        Form form = read(List.of(question), Map.of(question.name(), typed));

        assertThat(errors(form)).containsExactly(said);
        assertThat(form.answers().of(question.name())).isEmpty();
        assertThat(form.fields().getFirst().given()).isEqualTo(typed);
    }

    @Test
    void theKindsAreAllTestedHere() {
        assertThat(EACH.keySet()).containsExactlyInAnyOrder(Question.Kind.values());
        assertThat(right().map(row -> row[0])).containsExactlyInAnyOrder((Object[]) Question.Kind.values());
        assertThat(wrong().map(row -> row[0])).contains((Object[]) Question.Kind.values());
    }

    @Test
    void lengthIsCountedInCharactersThatPeopleSee_notInHalves() {
        assertThat(errors(read(List.of(Question.text("text", 2)), Map.of("text", List.of("👧👧")))))
                .isEmpty();
    }

    @Test
    void noMoreIsKeptOfAnAnswerThanItsQuestionCanTake() {
        List<String> many =
                Stream.iterate(0, i -> i + 1).limit(1000).map(String::valueOf).toList();

        for (Question question : EACH.values()) {
            assertThat(read(List.of(question), Map.of(question.name(), many)).texts(question.name()))
                    .as(question.name())
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void allThatIsWrong_isSaidAtOnce_eachAtItsQuestion() {
        Form form = read(
                List.of(Question.text("a", 3).needed(), Question.text("b", 3).needed(), Question.text("c", 3)),
                Map.of("b", List.of("1234"), "c", List.of("1")));

        assertThat(form.isWhole()).isFalse();
        assertThat(form.fields().stream().filter(Field::isWrong).map(Field::name))
                .containsExactly("a", "b");
        assertThat(errors(form)).containsExactly("Answer the a", "Write 3 characters or fewer");
        Field first = form.fields().getFirst();
        assertThat(first.getDescribedBy()).isEqualTo("a-hint a-error");
        assertThat(first.id(0)).as("what the summary links to").isEqualTo("a");
    }

    @Test
    void questionWhoseConditionFails_isNeitherShownNorRead_norNeeded() {
        List<Question> questions = List.of(
                Question.yesNo("a"),
                Question.text("b", 3).needed().when(given -> given.yes("a").orElse(false)));

        Form no = read(questions, Map.of("a", List.of("no"), "b", List.of("far too long")));
        assertThat(no.isWhole()).isTrue();
        assertThat(no.fields()).extracting(Field::name).containsExactly("a");
        assertThat(no.answers().of("b")).isEmpty();
        assertThat(no.hidden()).containsExactly(Map.entry("a", "no"));
        assertThat(errors(read(questions, Map.of("a", List.of("yes"))))).containsExactly("Answer the b");
    }

    @Test
    void conditionMayDependOnWhatWasAnsweredElsewhere_butNotOnAnOldAnswerToTheSamePage() {
        List<Question> questions = List.of(
                Question.text("b", 3).when(given -> given.has("a")),
                Question.text("c", 3).neededWhen(given -> given.has("b")));
        Answers known = Answers.of(Map.of("a", new Answer.Text("1"), "b", new Answer.Text("old")));

        assertThat(FORMS.read(questions, posted(Map.of("b", List.of("1"))), known, "t")
                        .fields()
                        .getLast()
                        .error())
                .isEqualTo("Answer the c");
        assertThat(FORMS.read(questions, posted(Map.of()), known, "t").isWhole())
                .as("b was taken out")
                .isTrue();
    }

    @Test
    void whatIsNeeded_mayDependOnALaterAnswer() {
        List<Question> questions =
                List.of(Question.text("a", 3).neededWhen(given -> given.has("b")), Question.text("b", 3));

        assertThat(errors(read(questions, Map.of("b", List.of("1"))))).containsExactly("Answer the a");
        assertThat(read(questions, Map.of()).isWhole()).isTrue();
    }

    @Test
    void whyThereIsNoAnswer_isAnAnswer_whereItMayBe_andNotOneToRelyOn() {
        Question text = Question.text("a", 3).needed().orAbsent();
        Question choice = Question.one("one", Nation.values()).needed().orAbsent();
        Form form =
                read(List.of(text, choice), Map.of("a-absent", List.of("not-asked"), "one", List.of("absent:unknown")));

        assertThat(errors(form)).isEmpty();
        assertThat(form.answers().of("a")).contains(new Answer.Absent(AbsentReason.NOT_ASKED));
        assertThat(form.answers().of("one")).contains(new Answer.Absent(AbsentReason.UNKNOWN));
        assertThat(form.answers().has("a")).isFalse();
        assertThat(form.fields()).extracting(Field::said).containsExactly("not-asked", "unknown");
        assertThat(form.fields().getLast().choices())
                .extracting(Field.Choice::value)
                .contains("absent:unknown")
                .doesNotContain("absent:withheld-for-safety");
        assertThat(errors(read(List.of(Question.text("a", 3).needed()), Map.of("a-absent", List.of("not-asked")))))
                .as("where it may not be")
                .containsExactly("Answer the a");
        assertThat(errors(read(List.of(text), Map.of("a-absent", List.of("too-tired")))))
                .containsExactly("Answer the a");
    }

    @Test
    void textThatWasTyped_countsMoreThanWhyThereIsNone() {
        Form form = read(
                List.of(Question.text("a", 3).orAbsent()), Map.of("a", List.of("1"), "a-absent", List.of("unknown")));

        assertThat(form.answers().text("a")).contains("1");
    }

    @Test
    void listThatOpens_beginsWithNothingChosen_unlessSomethingIsChosenAtFirst() {
        Question open = Question.oneOfMany("one-of-many", Nation.values());

        assertThat(FORMS.show(List.of(open), "t").fields().getFirst().choices())
                .extracting(Field.Choice::label)
                .containsExactly("Choose one", "England", "Wales");
        Field chosen =
                FORMS.show(List.of(open.first(Nation.WALES)), "t").fields().getFirst();
        assertThat(chosen.choices()).extracting(Field.Choice::value).containsExactly("england", "wales");
        assertThat(chosen.has("wales")).isTrue();
    }

    @Test
    void foldedQuestion_isInViewOnceItHasAnAnswer_rightOrWrong() {
        Question folded = Question.text("a", 3).fold();

        assertThat(FORMS.show(List.of(folded), "t").fields().getFirst().isFolded())
                .isTrue();
        assertThat(read(List.of(folded), Map.of("a", List.of("1234")))
                        .fields()
                        .getFirst()
                        .isFolded())
                .isFalse();
    }

    @Test
    void wordsComeFromTheFirstPrefixThatHasThem_andOneThatIsMissingIsAFault() {
        Field field =
                FORMS.show(List.of(Question.text("a", 3)), "u", "t").fields().getFirst();

        assertThat(field.question()).isEqualTo("The other a");
        assertThat(field.hint()).isEqualTo("Below a");
        Form nameless = FORMS.show(List.of(Question.text("z", 3)), "u", "t");
        assertThatThrownBy(nameless::fields).isInstanceOf(NoSuchMessageException.class);
    }

    @Test
    void rejectionByWhoeverTakesTheAnswers_isSaidAtItsQuestion_andDoesNotReplaceWhatIsSaidThere() {
        Form form = read(List.of(Question.text("a", 3), Question.text("b", 3)), Map.of("b", List.of("1234")));

        assertThat(form.at(new Rejection(Rejection.Kind.INVALID, "no", "/a/inside")))
                .contains("a");
        assertThat(form.at(new Rejection(Rejection.Kind.INVALID, "no", "/ab"))).isEmpty();
        assertThat(form.at(new Rejection(Rejection.Kind.CONFLICT, "no"))).isEmpty();
        form.wrong("a");
        form.say("b", "Something else");
        assertThat(errors(form)).containsExactly("Answer the a", "Write 3 characters or fewer");
    }

    @Test
    void whatWasKeptRightOrWrong_canBeChecked() {
        Answers kept = Answers.of(Map.of("a", new Answer.Text("1234"), "one", new Answer.Text("scotland")));

        assertThat(errors(FORMS.check(List.of(Question.text("a", 3), Question.one("one", Nation.values())), kept, "t")))
                .containsExactly("Write 3 characters or fewer", "Choose an answer from the list");
    }

    @Test
    void answersAreReadAsWhatTheyAre() {
        Answers answers = read(
                        List.copyOf(EACH.values()),
                        Map.of(
                                "one", List.of("wales"),
                                "some", List.of("mash", "police"),
                                "yes-no", List.of("yes"),
                                "time", List.of("1430"),
                                "day", List.of("1", "1", "2026")))
                .answers();

        assertThat(answers.one("one", Nation.class)).contains(Nation.WALES);
        assertThat(answers.some("some", Recipient.class)).containsExactly(Recipient.POLICE, Recipient.MASH);
        assertThat(answers.is("some", Recipient.MASH)).isTrue();
        assertThat(answers.is("one", Tri.NO)).isFalse();
        assertThat(answers.yes("yes-no")).contains(true);
        assertThat(answers.time("time")).contains(LocalTime.of(14, 30));
        assertThat(answers.day("day")).contains(LocalDate.of(2026, 1, 1));
        assertThat(answers.text("day")).as("is no text").isEqualTo(Optional.empty());
    }

    @Test
    void nothingOfAnAnswer_isInWhatIsLogged() {
        Form form = read(List.of(Question.text("a", 9)), Map.of("a", List.of("Scarlett")));

        assertThat(form + " " + form.answers() + form.fields() + form.answers().of("a"))
                .doesNotContain("Scarlett");
    }

    private static Question question(Question.Kind kind) {
        return Optional.ofNullable(EACH.get(kind)).orElseThrow();
    }

    private static Form read(List<Question> questions, Map<String, List<String>> given) {
        return FORMS.read(questions, posted(given), "t");
    }

    private static MultiValueMap<String, String> posted(Map<String, List<String>> given) {
        return new LinkedMultiValueMap<>(given);
    }

    /** As a browser sends the form back. */
    private static MultiValueMap<String, String> posted(Form form) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        form.hidden().forEach(one -> given.add(one.getKey(), one.getValue()));
        return given;
    }

    private static List<String> errors(Form form) {
        return form.fields().stream()
                .map(Field::error)
                .filter(error -> !error.isEmpty())
                .toList();
    }
}
