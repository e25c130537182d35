package org.safeconduct.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.platform.Rejection;

class KieTableTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);
    private static final Map<String, Object> GREEN =
            Map.of("colour", "green", "age", 12, "wet", true, "shapes", List.of("round", "square"));

    private final KieTable table = Sample.compile(Sample.dmn());

    @Test
    void givesEveryRowThatMatches_withItsCells() {
        List<Match> matches = table.evaluate(GREEN, DAY, Nation.WALES);

        assertThat(matches).extracting(match -> match.rule().id()).containsExactly("TS-01", "TS-02");
        assertThat(matches.getFirst().outputs()).isEqualTo(Map.of("effect", "yes", "duties", List.of("write", "call")));
        assertThat(matches.getLast().outputs()).isEqualTo(Map.of("effect", "no", "duties", List.of()));
    }

    @Test
    void knowsItsRowsAndInputs() {
        assertThat(table.version()).isEqualTo("test");
        assertThat(table.inputs()).isEqualTo(Set.of("colour", "age", "wet", "shapes"));
        assertThat(table.terms("colour")).isEqualTo(Set.of("red", "green", "blue"));
        assertThat(table.terms("duties")).isEqualTo(Set.of("write", "call"));
        assertThat(table.terms("wet")).isEmpty();
        assertThat(table.asked())
                .isEqualTo(Map.of("TS-01", Set.of("colour"), "TS-02", Set.of("colour", "age", "wet", "shapes")));
        assertThat(table.rows().getFirst())
                .isEqualTo(new RuleInfo(
                        "TS-01",
                        "[S1]",
                        RuleInfo.Grade.V,
                        RuleInfo.Jurisdiction.BOTH,
                        LocalDate.of(2020, 1, 1),
                        Optional.empty(),
                        Optional.of("A. Officer")));
    }

    @Test
    void showsWhatStandsInARow_withoutTheColumnsItLeavesOpen() {
        assertThat(table.cells("TS-01"))
                .containsExactly(
                        Map.entry("colour", "\"red\", \"green\""),
                        Map.entry("effect", "\"yes\""),
                        Map.entry("duties", "[\"write\", \"call\"]"),
                        Map.entry("source", "[S1]"),
                        Map.entry("grade", "V"),
                        Map.entry("jurisdiction", "both"),
                        Map.entry("effectiveFrom", "2020-01-01"),
                        Map.entry("effectiveTo", ""),
                        Map.entry("confirmedBy", "A. Officer"));
        assertThat(table.cells("TS-02")).containsEntry("age", "< 13").containsEntry("wet", "true");
        assertThatIllegalArgumentException().isThrownBy(() -> table.cells("TS-03"));
    }

    @Test
    void givesNothing_whenNoRowMatches() {
        assertThat(table.evaluate(with("colour", "blue", "age", 40), DAY, Nation.WALES))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18, WALES, true",
        "2026-11-18, ENGLAND, false",
        "2025-12-31, WALES, false",
        "2026-01-01, WALES, true",
        "2026-12-31, WALES, true",
        "2027-01-01, WALES, false",
    })
    void dropsRow_outsideItsDatesOrNation(LocalDate day, Nation nation, boolean counts) {
        boolean matched = table.evaluate(GREEN, day, nation).stream()
                .anyMatch(match -> match.rule().id().equals("TS-02"));

        assertThat(matched).isEqualTo(counts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour", "age", "wet", "shapes"})
    void refuses_whenAnInputIsMissing(String input) {
        Map<String, Object> facts = new HashMap<>(GREEN);
        facts.remove(input);

        assertRefused(facts, input, "is missing");
    }

    @Test
    void refuses_whenAnInputIsOutsideItsValues() {
        assertRefused(with("colour", "canary"), "colour", "is not one of its values");
        assertRefused(with("colour", true), "colour", "is not one of its values");
        assertRefused(with("colour", List.of("red")), "colour", "is not one of its values");
        assertRefused(with("age", 121), "age", "is not one of its values");
        assertRefused(with("age", -1), "age", "is not one of its values");
        assertRefused(with("age", "12"), "age", "is not one of its values");
        assertRefused(with("wet", "true"), "wet", "is not one of its values");
        assertRefused(with("shapes", "round"), "shapes", "is not one of its values");
        assertRefused(with("shapes", List.of("round", "canary")), "shapes", "is not one of its values");
        assertRefused(with("shapes", List.of(1)), "shapes", "is not one of its values");
    }

    @Test
    void takesTheBoundsOfARange() {
        assertThat(table.evaluate(with("age", 0), DAY, Nation.WALES)).hasSize(2);
        assertThat(table.evaluate(with("age", 120), DAY, Nation.WALES)).hasSize(1);
    }

    @Test
    void answersAlike_whenAskedAgainAndAfterManyOthers() {
        List<Match> first = table.evaluate(GREEN, DAY, Nation.WALES);
        for (int age = 0; age <= 120; age++) {
            for (int day = 0; day < 20; day++) {
                table.evaluate(with("age", age), DAY.plusDays(day), Nation.ENGLAND);
            }
        }

        assertThat(table.evaluate(GREEN, DAY, Nation.WALES)).isEqualTo(first);
        assertThat(table.evaluate(GREEN, DAY, Nation.ENGLAND)).hasSize(1);
        assertThat(table.evaluate(GREEN, DAY.plusYears(1), Nation.WALES)).hasSize(1);
        assertThat(table.evaluate(with("wet", false), DAY, Nation.WALES)).hasSize(1);
    }

    @Test
    void isNotMisledByAListThatItsCallerChanges() {
        List<String> shapes = new ArrayList<>(List.of("round"));
        Map<String, Object> facts = with("shapes", shapes);
        int before = table.evaluate(facts, DAY, Nation.WALES).size();
        shapes.clear();

        assertThat(before).isEqualTo(2);
        assertThat(table.evaluate(facts, DAY, Nation.WALES)).hasSize(1);
        assertThat(table.evaluate(with("shapes", List.of("round")), DAY, Nation.WALES))
                .hasSize(2);
    }

    @Test
    void keepsEvaluationsApart_whenManyThreadsAsk() throws Exception {
        List<Callable<Boolean>> asks = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            boolean both = i % 2 == 0;
            Map<String, Object> facts = both ? GREEN : with("colour", "red");
            asks.add(() -> table.evaluate(facts, DAY, Nation.WALES).size() == (both ? 2 : 1));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> right : threads.invokeAll(asks)) {
                assertThat(right.get()).isTrue();
            }
        }
    }

    private void assertRefused(Map<String, Object> facts, String input, String because) {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> table.evaluate(facts, DAY, Nation.WALES))
                .satisfies(rejection -> {
                    assertThat(rejection.kind()).isEqualTo(Rejection.Kind.INVALID);
                    assertThat(rejection.detail())
                            .contains("'" + input + "'", because)
                            .doesNotContain("canary");
                });
    }

    private static Map<String, Object> with(Object... changes) {
        Map<String, Object> facts = new HashMap<>(GREEN);
        for (int i = 0; i < changes.length; i += 2) {
            facts.put((String) changes[i], changes[i + 1]);
        }
        return facts;
    }
}
