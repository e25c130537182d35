package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.rulebook.RuleInfo;

/** What is said, and what is not, for the facts in {@code cases.yaml}. */
class StatementCasesTest {

    static List<Cases.Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatTheFactsCallFor_andNothingTheyForbid(Cases.Case given) {
        HandlingStatement statement = County.HANDLING.statement(given.facts(), County.NOW, Locale.ENGLISH);

        assertThat(ids(statement)).containsAll(given.says());
        assertThat(ids(statement)).filteredOn(given.never()::contains).isEmpty();
        given.clocks()
                .ifPresent(clocks -> assertThat(statement.clocks())
                        .extracting(HandlingStatement.Clock::code)
                        .containsExactlyElementsOf(clocks));
    }

    @Test
    void everyRowIsReached_byAScenarioOrACase() throws IOException {
        Set<String> unreached = County.RULEBOOKS.table("handling").rows().stream()
                .map(RuleInfo::id)
                .collect(Collectors.toCollection(TreeSet::new));
        for (Path scenario : GoldenStatementTest.scenarios()) {
            unreached.removeAll(ids(GoldenStatementTest.statement(scenario)));
        }
        cases().forEach(given ->
                unreached.removeAll(ids(County.HANDLING.statement(given.facts(), County.NOW, Locale.ENGLISH))));

        assertThat(unreached).as("rows that no scenario and no case reaches").isEmpty();
    }

    @Test
    void everyRowThatACaseNames_exists() {
        Set<String> rows = County.RULEBOOKS.table("handling").rows().stream()
                .map(RuleInfo::id)
                .collect(Collectors.toSet());

        assertThat(cases()).allSatisfy(given -> {
            assertThat(rows).containsAll(given.says());
            assertThat(rows).containsAll(given.never());
        });
    }

    private static List<String> ids(HandlingStatement statement) {
        return statement.lines().stream().map(Line::id).toList();
    }
}
