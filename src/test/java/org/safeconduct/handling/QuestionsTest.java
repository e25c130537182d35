package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.handling.HandlingStatement.Line;
import tools.jackson.databind.JsonNode;

/** What people wanted to be told, and which line tells them, from {@code questions.yaml}. */
class QuestionsTest {

    private static final int ASKED = 42;

    /** How many nothing answers. Fewer is better; more needs a reason in the file. */
    private static final int OPEN = 5;

    record Question(String asks, String scenario, String line, String says, boolean first) {
        @Override
        public String toString() {
            return asks;
        }
    }

    static List<Question> answered() {
        return Cases.read("questions.yaml")
                .valueStream()
                .filter(node -> !node.has("open"))
                .map(node -> new Question(
                        node.path("asks").asString(),
                        node.path("scenario").asString(),
                        node.path("line").asString(),
                        node.path("says").asString(),
                        node.path("first").asBoolean(false)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("answered")
    void aLineAnswersIt_andStandsFirstWhereItMatters(Question question) throws IOException {
        HandlingStatement statement =
                GoldenStatementTest.statement(GoldenStatementTest.SCENARIOS.resolve(question.scenario() + ".json"));

        assertThat(statement.lines()).anySatisfy(line -> {
            assertThat(line.id()).isEqualTo(question.line());
            assertThat(line.text()).contains(question.says());
        });
        assertThat(Answer.of(statement).stream().map(Line::id).toList().contains(question.line()))
                .as("whether it stands in the first answer")
                .isEqualTo(question.first());
    }

    @Test
    void whatNothingAnswersIsKnown() {
        List<JsonNode> open = Cases.read("questions.yaml")
                .valueStream()
                .filter(node -> node.has("open"))
                .toList();

        System.out.printf(
                "%d of %d questions are answered, %d by the first answer%n",
                answered().size(),
                ASKED,
                answered().stream().filter(Question::first).count());
        assertThat(answered().size() + open.size()).isEqualTo(ASKED);
        assertThat(open)
                .hasSize(OPEN)
                .allSatisfy(node -> assertThat(node.path("open").asString()).isNotBlank());
    }
}
