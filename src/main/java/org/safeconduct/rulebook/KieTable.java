package org.safeconduct.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.platform.Unavailable;

/** A checked table that the DMN engine evaluates. Safe for use by many threads. */
final class KieTable implements DecisionTable {

    /** Under this key an evaluation hands the listener the place for the numbers of the rows that matched. */
    private static final String MATCHED = "org.safeconduct.matched";

    private static final int MOST_ANSWERS = 1_000;

    /** The same codes on the same day always match the same rows. */
    private record Question(Map<String, Object> facts, LocalDate day, Nation nation) {}

    private final Map<Question, List<Match>> answers = new ConcurrentHashMap<>();
    private final String name;
    private final String version;
    private final DMNRuntime engine;
    private final DMNModel model;
    private final String decisionId;
    private final List<Column> inputs;
    private final Map<String, Set<String>> outputs;
    private final List<RuleInfo> rows;
    private final Map<String, Set<String>> asked;

    KieTable(
            String name,
            String version,
            DMNRuntime engine,
            DMNModel model,
            String decisionId,
            List<Column> inputs,
            Map<String, Set<String>> outputs,
            List<RuleInfo> rows,
            Map<String, Set<String>> asked) {
        this.name = name;
        this.version = version;
        this.engine = engine;
        this.model = model;
        this.decisionId = decisionId;
        this.inputs = List.copyOf(inputs);
        this.outputs = Map.copyOf(outputs);
        this.rows = List.copyOf(rows);
        this.asked = Map.copyOf(asked);
        engine.addListener(new RowsMatched());
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<RuleInfo> rows() {
        return rows;
    }

    @Override
    public Set<String> inputs() {
        Set<String> names = new LinkedHashSet<>();
        inputs.forEach(column -> names.add(column.name()));
        return names;
    }

    @Override
    public Map<String, Set<String>> asked() {
        return asked;
    }

    @Override
    public Set<String> terms(String column) {
        return inputs.stream()
                .filter(input -> input.name().equals(column))
                .findFirst()
                .map(Column::terms)
                .orElseGet(() -> outputs.getOrDefault(column, Set.of()));
    }

    @Override
    public List<Match> evaluate(Map<String, Object> facts, LocalDate day, Nation nation) {
        Map<String, Object> asked = new HashMap<>();
        for (Column column : inputs) {
            Object value = facts.get(column.name());
            column.check(value);
            asked.put(column.name(), value instanceof Collection<?> list ? List.copyOf(list) : value);
        }
        Question question = new Question(asked, day, nation);
        List<Match> answer = answers.get(question);
        if (answer == null) {
            answer = answer(question);
            if (answers.size() >= MOST_ANSWERS) {
                answers.clear();
            }
            answers.put(question, answer);
        }
        return answer;
    }

    private List<Match> answer(Question question) {
        DMNContext context = engine.newContext();
        question.facts().forEach(context::set);
        List<Integer> matched = new ArrayList<>();
        context.getMetadata().set(MATCHED, matched);
        List<?> results = run(context);
        if (results.size() != matched.size()) {
            throw new Unavailable("the decision table " + name + " gave another number of results than of rows");
        }
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < matched.size(); i++) {
            RuleInfo rule = rows.get(matched.get(i) - 1);
            if (rule.inForce(question.day(), question.nation())) {
                matches.add(new Match(rule, cells(results.get(i))));
            }
        }
        return List.copyOf(matches);
    }

    private List<?> run(DMNContext context) {
        DMNResult result;
        try {
            result = engine.evaluateDecisionById(model, decisionId, context);
        } catch (RuntimeException e) {
            // The engine's own message may quote an input.
            throw new Unavailable("the decision table " + name + " could not be evaluated");
        }
        // Anything the engine has to say is a fault: inputs were checked, so it should be silent.
        if (!result.getMessages().isEmpty()
                || !(result.getDecisionResultById(decisionId).getResult() instanceof List<?> results)) {
            throw new Unavailable("the decision table " + name + " could not be evaluated");
        }
        return results;
    }

    private Map<String, @Nullable Object> cells(@Nullable Object result) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        if (outputs.size() == 1) {
            cells.put(outputs.keySet().iterator().next(), result);
        } else if (result instanceof Map<?, ?> row) {
            outputs.keySet().forEach(output -> cells.put(output, row.get(output)));
        } else {
            throw new Unavailable("the decision table " + name + " gave a row without cells");
        }
        return Collections.unmodifiableMap(cells);
    }

    private static final class RowsMatched implements DMNRuntimeEventListener {

        @Override
        @SuppressWarnings("unchecked")
        public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
            Object matched = event.getResult().getContext().getMetadata().get(MATCHED);
            ((List<Integer>) matched).addAll(event.getMatches());
        }
    }
}
