package org.safeconduct.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Nation;

/** A checked table whose cells the DMN engine has compiled. Safe for use by many threads. */
final class KieTable implements DecisionTable {

    private final String version;
    private final List<Column> inputs;
    private final List<Cells> cells;
    private final Map<String, Set<String>> outputs;
    private final List<RuleInfo> rows;
    private final List<Map<String, @Nullable Object>> results;
    private final Map<String, Set<String>> asked;
    private final Map<String, Map<String, String>> texts;

    /**
     * @param cells those of each input, in the order of the inputs
     * @param results what each row says, in the order of the rows
     * @param texts what is written in each row, by its id
     */
    KieTable(
            String version,
            List<Column> inputs,
            List<Cells> cells,
            Map<String, Set<String>> outputs,
            List<RuleInfo> rows,
            List<Map<String, @Nullable Object>> results,
            Map<String, Set<String>> asked,
            Map<String, Map<String, String>> texts) {
        this.version = version;
        this.inputs = List.copyOf(inputs);
        this.cells = List.copyOf(cells);
        this.outputs = Map.copyOf(outputs);
        this.rows = List.copyOf(rows);
        this.results = List.copyOf(results);
        this.asked = Map.copyOf(asked);
        this.texts = Map.copyOf(texts);
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

    List<Column> columns() {
        return inputs;
    }

    @Override
    public Map<String, Set<String>> asked() {
        return asked;
    }

    @Override
    public Map<String, String> cells(String row) {
        Map<String, String> cells = texts.get(row);
        if (cells == null) {
            throw new IllegalArgumentException("the table has no row of this id");
        }
        return cells;
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
        BitSet matching = new BitSet();
        matching.set(0, rows.size());
        for (int i = 0; i < inputs.size(); i++) {
            Object value = facts.get(inputs.get(i).name());
            matching.and(cells.get(i).rows(inputs.get(i).checked(value)));
        }
        List<Match> matches = new ArrayList<>();
        for (int row = matching.nextSetBit(0); row >= 0; row = matching.nextSetBit(row + 1)) {
            if (rows.get(row).inForce(day, nation)) {
                matches.add(new Match(rows.get(row), results.get(row)));
            }
        }
        return List.copyOf(matches);
    }
}
