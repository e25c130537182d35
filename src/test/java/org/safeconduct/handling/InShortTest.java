package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.rulebook.RulebookFault;

class InShortTest {

    private static final int A_FEW = 12;
    private static final int WORDS = 300;

    static List<Path> scenarios() throws Exception {
        return GoldenStatementTest.scenarios();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isAFewOfTheLines_onRecordingContactOutcomesAndChildProtection(Path scenario) throws Exception {
        HandlingStatement statement = GoldenStatementTest.statement(scenario);

        List<Line> few = County.HANDLING.inShort(statement);

        assertThat(statement.lines()).containsAll(few);
        assertThat(few).hasSizeBetween(6, A_FEW).doesNotHaveDuplicates();
        assertThat(few)
                .extracting(Line::topic)
                .contains(
                        Topic.RECORDING,
                        Topic.CONTACT,
                        Topic.OUTCOMES,
                        Topic.VICTIM_WISHES,
                        Topic.CHILD_PROTECTION,
                        Topic.TELLING_FAMILY);
        assertThat(few.stream()
                        .mapToInt(line -> line.text().split("\\s+").length)
                        .sum())
                .isLessThan(WORDS);
    }

    @Test
    void isTheWholeOfAStatementMadeWithoutRules() {
        HandlingStatement statement = InDanger.statement("County Police");

        assertThat(County.HANDLING.inShort(statement)).isEqualTo(statement.lines());
    }

    @Test
    void whatNobodyConfirmed_isSaidOnceForAllLines_andMarkedOnEach() throws Exception {
        for (Locale reader : List.of(Locale.ENGLISH, Handling.WELSH)) {
            HandlingStatement statement = County.HANDLING.statement(
                    GoldenStatementTest.facts(scenarios().getFirst()), County.NOW, reader);

            assertThat(statement.unconfirmed()).contains("County Police");
            assertThat(statement.lines())
                    .filteredOn(Line::unconfirmed)
                    .isNotEmpty()
                    .allMatch(line -> line.evidenceGrade().equals("K"));
            assertThat(statement.lines())
                    .noneMatch(line -> line.text().contains(statement.unconfirmed()))
                    .anyMatch(line -> line.unconfirmed() && line.certainty() == Certainty.MAY)
                    .anyMatch(line -> line.unconfirmed() && line.certainty() == Certainty.UNCONFIRMED)
                    .anyMatch(line -> !line.unconfirmed() && line.certainty() == Certainty.MAY);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lines: [HD-REC-01, HD-XYZ-01] | there is no row HD-XYZ-01",
                "lines: [HD-REC-01, HD-REC-01] | HD-REC-01 stands twice",
                "lines: [] | names no line",
                "line: [HD-REC-01] | not a list of lines",
                "lines: {a: b} | not a list of lines",
            })
    void stopsTheStart_whenTheListDoesNotFit(String file, String says) {
        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> InShort.read(
                        file.getBytes(StandardCharsets.UTF_8),
                        County.RULEBOOKS.table("handling").rows()))
                .withMessageContaining("in-short.yaml: " + says);
    }
}
