package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.rulebook.Rulebooks;
import tools.jackson.databind.node.ObjectNode;

/** What a statement says first. */
class AnswerTest {

    /** Scenarios that no reader may mistake for one another. */
    private static final List<String> APART = List.of(
            "two-males-15-mutual-at-a-panel",
            "two-males-15-and-17-mutual",
            "charity-worker-worries",
            "adult-at-risk-no-child",
            "marac-with-dash",
            "sexual-health-clinic-at-15",
            "social-worker-and-fgm",
            "member-of-staff",
            "nobody-known",
            "police-only");

    @TempDir
    Path folder;

    static List<Path> scenarios() throws Exception {
        return GoldenStatementTest.scenarios();
    }

    static String words(HandlingStatement statement) {
        return Answer.of(statement).stream().map(Line::text).collect(Collectors.joining(" "));
    }

    private static HandlingStatement statement(String scenario) throws Exception {
        return GoldenStatementTest.statement(GoldenStatementTest.SCENARIOS.resolve(scenario + ".json"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void answersFourQuestions_inAtMostAHundredAndTenWords(Path scenario) throws Exception {
        HandlingStatement statement = GoldenStatementTest.statement(scenario);

        List<Line> answer = Answer.of(statement);

        assertThat(statement.lines()).startsWith(answer.toArray(Line[]::new));
        assertThat(answer)
                .extracting(Line::topic)
                .containsOnly(
                        Topic.ANSWER_PERSON_AT_RISK, Topic.ANSWER_PERSON_NAMED, Topic.ANSWER_SHARER, Topic.ANSWER_NOW);
        assertThat(answer).hasSize(7).allMatch(line -> !line.source().isBlank());
        assertThat(words(statement).split("\\s+")).hasSizeLessThanOrEqualTo(Answer.WORDS);
        assertThat(words(statement)).contains("criminal record").contains("DBS check");
    }

    @Test
    void differsBetweenCasesThatDiffer() throws Exception {
        Map<String, String> seen = new HashMap<>();
        for (String scenario : APART) {
            assertThat(seen.put(words(statement(scenario)), scenario))
                    .as(scenario)
                    .isNull();
        }
    }

    @Test
    void whatNobodyConfirmed_isSaidOnceForAllLines() throws Exception {
        for (Locale reader : List.of(Locale.ENGLISH, Handling.WELSH)) {
            HandlingStatement statement = County.HANDLING.statement(
                    GoldenStatementTest.facts(scenarios().getFirst()), County.NOW, reader);

            assertThat(statement.unconfirmed()).contains("County Police");
            assertThat(statement.lines())
                    .noneMatch(line -> line.text().contains(statement.unconfirmed()))
                    .anyMatch(Line::unconfirmed)
                    .filteredOn(Line::unconfirmed)
                    .allMatch(line -> line.evidenceGrade().equals("K"));
        }
    }

    @Test
    void isTheWholeOfAStatementMadeWithoutRules() {
        HandlingStatement statement = InDanger.statement("County Police");

        assertThat(County.HANDLING.first(statement)).isEqualTo(statement.lines());
    }

    private void start() throws Exception {
        Files.writeString(folder.resolve("rulebook.yaml"), "version: \"2026.11-long\"");
        new Handling(Rulebooks.from(folder), new County(), null, County.TODAY).version();
    }

    @Test
    void oneWordTooMany_stopsTheStart_whateverTheFacts() throws Exception {
        ObjectNode texts = (ObjectNode) Cases.YAML.readTree(County.RULEBOOKS.file("handling.en.yaml"));
        ObjectNode lines = (ObjectNode) texts.path("lines");
        List<String> words =
                new ArrayList<>(List.of(lines.path("HD-ANS-60").asString().split(" ")));
        words.add("soon.");
        lines.put("HD-ANS-60", String.join(" ", words));
        Files.write(folder.resolve("handling.en.yaml"), Cases.YAML.writeValueAsBytes(texts));

        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(this::start)
                .withMessageContaining("an answer may have 111 words, and 110 is the most");
    }

    @Test
    void aPartOfTheAnswer_underAnotherTopic_stopsTheStart() throws Exception {
        String table = new String(County.RULEBOOKS.file("handling.dmn"), java.nio.charset.StandardCharsets.UTF_8);
        Files.writeString(
                folder.resolve("handling.dmn"),
                table.replace(
                        "<outputEntry><text>\"answer-sharer\"</text></outputEntry>",
                        "<outputEntry><text>\"contact\"</text></outputEntry>"));

        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(this::start)
                .withMessageContaining("row HD-ANS-60: its topic and its part of the answer do not fit");
    }
}
