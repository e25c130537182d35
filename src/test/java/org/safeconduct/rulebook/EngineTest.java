package org.safeconduct.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.safeconduct.disclosure.Nation;

/** A table asked cell by cell says what the DMN engine says of the whole. */
class EngineTest {

    private static final int CASES = 1_000;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    @ParameterizedTest
    @ValueSource(strings = {"sharing", "minimise", "handling", "laws"})
    void cellByCell_saysWhatTheEngineSaysOfTheWholeTable(String name) throws IOException {
        byte[] file = file(name);
        DecisionTable table = TableCompiler.compile(name, "test", file);
        DMNRuntime engine = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(
                        List.of(ResourceFactory.newByteArrayResource(file).setSourcePath(name + ".dmn")))
                .getOrElseThrow(IllegalStateException::new);
        Random chance = new Random(7);
        int matched = 0;
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> facts = facts(table, chance);
            for (Nation nation : Nation.values()) {
                List<Match> ours = table.evaluate(facts, DAY, nation);
                matched += ours.size();
                assertThat(ours).as("%s", facts).isEqualTo(whole(table, engine, facts, nation));
            }
        }
        assertThat(matched).isGreaterThan(CASES / 10);
    }

    @SuppressWarnings("unchecked")
    private static List<Match> whole(DecisionTable table, DMNRuntime engine, Map<String, Object> facts, Nation nation) {
        DMNContext context = engine.newContext();
        facts.forEach(context::set);
        List<Integer> rows = new ArrayList<>();
        DMNRuntimeEventListener listener = new DMNRuntimeEventListener() {
            @Override
            public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
                rows.addAll(event.getMatches());
            }
        };
        engine.addListener(listener);
        var result = engine.evaluateAll(engine.getModels().getFirst(), context);
        engine.removeListener(listener);
        assertThat(result.getMessages()).isEmpty();
        List<Map<String, Object>> cells = new ArrayList<>();
        // The engine gives the cell of a table with one output without its column's name.
        ((List<Object>) result.getDecisionResults().getFirst().getResult())
                .forEach(row -> cells.add(row instanceof Map ? (Map<String, Object>) row : Map.of("law", row)));
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RuleInfo rule = table.rows().get(rows.get(i) - 1);
            if (rule.inForce(DAY, nation)) {
                matches.add(new Match(rule, cells.get(i)));
            }
        }
        return matches;
    }

    private static Map<String, Object> facts(DecisionTable table, Random chance) {
        Map<String, Object> facts = new HashMap<>();
        for (Column column : ((KieTable) table).columns()) {
            facts.put(
                    column.name(),
                    switch (column) {
                        case Column.Truth truth -> chance.nextBoolean();
                        case Column.Range range ->
                            range.least().intValue()
                                    + chance.nextInt(range.most().intValue()
                                            - range.least().intValue()
                                            + 1);
                        case Column.Terms terms -> {
                            List<String> some = new ArrayList<>(terms.terms());
                            Collections.shuffle(some, chance);
                            yield terms.many()
                                    ? List.copyOf(some.subList(0, chance.nextInt(Math.min(4, some.size() + 1))))
                                    : some.getFirst();
                        }
                    });
        }
        return facts;
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(EngineTest.class.getResourceAsStream("/rulebook/" + name + ".dmn"))) {
            return in.readAllBytes();
        }
    }
}
