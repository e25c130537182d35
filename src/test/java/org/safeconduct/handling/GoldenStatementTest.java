package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The statements of the scenarios in police-handling.md §9, as files that a person can read. A scenario is a file of facts;
 * its statement is the file of the same name. When one differs, what was said lies in {@code target/golden}: read it line
 * by line against the domain file before you copy it.
 */
class GoldenStatementTest {

    static final Path SCENARIOS = Path.of("src/test/resources/handling/scenarios");
    private static final Path GOLDEN = Path.of("src/test/resources/handling/golden");
    private static final Path SAID = Path.of("target/golden");

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void saysExactlyWhatWasReviewed(Path scenario) throws IOException {
        String said = PlainText.of(statement(scenario));
        Path reviewed = GOLDEN.resolve(name(scenario));

        Files.createDirectories(SAID);
        Files.writeString(SAID.resolve(name(scenario)), said);

        assertThat(reviewed).exists();
        assertThat(said).isEqualTo(Files.readString(reviewed));
    }

    @Test
    void everyReviewedStatementHasItsScenario() throws IOException {
        try (Stream<Path> reviewed = Files.list(GOLDEN)) {
            assertThat(reviewed.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            scenarios().stream().map(GoldenStatementTest::name).toList());
        }
    }

    static HandlingStatement statement(Path scenario) throws IOException {
        return County.HANDLING.statement(facts(scenario), County.NOW, Locale.ENGLISH);
    }

    static HandlingFacts facts(Path scenario) throws IOException {
        return FactsReader.read(Files.readAllBytes(scenario), County.TODAY);
    }

    private static String name(Path scenario) {
        return scenario.getFileName().toString().replace(".json", ".txt");
    }
}
