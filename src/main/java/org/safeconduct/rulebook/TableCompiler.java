package org.safeconduct.rulebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.OutputClause;
import org.kie.dmn.model.api.UnaryTests;
import org.kie.internal.io.ResourceFactory;

/** Compiles one DMN file and checks it. Collects every fault before it gives up, each with its table and row. */
final class TableCompiler {

    private static final Pattern LEADING_ZEROS = Pattern.compile("-0+(?=\\d+$)");

    private final String name;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Set<String>> asked = new HashMap<>();

    private TableCompiler(String name) {
        this.name = name;
    }

    /** @throws RulebookFault if the file is not a table that may be put in force */
    static KieTable compile(String name, String version, byte[] file) {
        return new TableCompiler(name).compile(version, file);
    }

    private KieTable compile(String version, byte[] file) {
        DMNRuntime engine = engine(file);
        DMNModel model = engine.getModels().getFirst();
        model.getMessages().forEach(this::engineFault);
        if (model.getDecisions().size() != 1 || !(decision(model).getExpression() instanceof DecisionTable table)) {
            throw new RulebookFault(List.of(name + ": not exactly one decision table"));
        }
        if (table.getHitPolicy() != HitPolicy.COLLECT || table.getAggregation() != null) {
            faults.add(name + ": the hit policy is not COLLECT");
        }
        List<Column> inputs = inputs(table);
        Map<String, Set<String>> outputs = outputs(table);
        List<RuleInfo> rows = rows(table);
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
        List<Cells> cells = cells(table, inputs);
        List<Map<String, @Nullable Object>> results = results(table);
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
        return new KieTable(version, inputs, cells, outputs, rows, results, asked, RowTexts.of(table));
    }

    private DMNRuntime engine(byte[] file) {
        try {
            DMNRuntime engine = DMNRuntimeBuilder.fromDefaults()
                    .buildConfiguration()
                    .fromResources(
                            List.of(ResourceFactory.newByteArrayResource(file).setSourcePath(name + ".dmn")))
                    .getOrElseThrow(e -> new RulebookFault(name + ": not a DMN file", e));
            if (engine.getModels().size() == 1) {
                return engine;
            }
        } catch (RuntimeException e) {
            // The engine meets some malformed files with whatever exception it stumbles into.
            throw e instanceof RulebookFault fault ? fault : new RulebookFault(name + ": not a DMN file", e);
        }
        throw new RulebookFault(List.of(name + ": not a DMN file"));
    }

    private static Decision decision(DMNModel model) {
        return (Decision) model.getDefinitions().getDrgElement().stream()
                .filter(Decision.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private void engineFault(DMNMessage message) {
        // Warnings too: the engine only warns of things that make a table say something else than its author meant.
        String place = message.getSourceReference() instanceof DMNModelInstrumentedBase element ? rowOf(element) : "";
        faults.add(name + place + ": " + message.getText());
    }

    private static String rowOf(DMNModelInstrumentedBase element) {
        for (@Nullable DMNModelInstrumentedBase at = element; at != null; at = at.getParent()) {
            if (at instanceof DecisionRule rule) {
                return ", row " + rule.getId();
            }
        }
        return "";
    }

    private List<Column> inputs(DecisionTable table) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.getInput().size(); i++) {
            InputClause input = table.getInput().get(i);
            LiteralExpression expression = input.getInputExpression();
            String title = expression.getText().strip();
            String type = expression.getTypeRef() == null
                    ? "string"
                    : expression.getTypeRef().getLocalPart();
            Column column = column(title, type, input.getInputValues());
            if (column == null) {
                continue;
            }
            columns.add(column);
            boolean filled = false;
            for (DecisionRule rule : table.getRule()) {
                String cell = cell(rule.getInputEntry(), i);
                if (cell.equals("-")) {
                    continue;
                }
                filled = true;
                asked.computeIfAbsent(String.valueOf(rule.getId()), row -> new LinkedHashSet<>())
                        .add(title);
                if (!column.canBe(cell)) {
                    faults.add(row(rule) + ": a cell of the column " + title + " cannot be written so");
                }
                for (String term : column.unknownTerms(cell)) {
                    faults.add(row(rule) + ": unknown term \"" + term + "\" in the column " + title);
                }
            }
            if (!filled) {
                faults.add(name + ": no row uses the column " + title);
            }
        }
        return columns;
    }

    /** Each cell must be readable by itself: it asks about its own column and no other. */
    private List<Cells> cells(DecisionTable table, List<Column> columns) {
        List<Cells> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            Column column = columns.get(i);
            List<String> texts = table.getRule().stream()
                    .map(rule -> cell(rule.getInputEntry(), at))
                    .toList();
            cells.add(new Cells(
                    column,
                    texts,
                    row -> faults.add(row(table.getRule().get(row)) + ": a cell of the column " + column.name()
                            + " has no answer for some value of the column")));
        }
        return cells;
    }

    /** What each row says: its output cells are constants, so they are read once. */
    private List<Map<String, @Nullable Object>> results(DecisionTable table) {
        FEEL feel = FEELBuilder.builder().build();
        Map<String, @Nullable Object> read = new HashMap<>();
        List<Map<String, @Nullable Object>> results = new ArrayList<>();
        for (DecisionRule rule : table.getRule()) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            for (int i = 0; i < table.getOutput().size(); i++) {
                OutputClause output = table.getOutput().get(i);
                String text = rule.getOutputEntry().get(i).getText();
                Object value = read.computeIfAbsent(text, feel::evaluate);
                if (value == null) {
                    faults.add(row(rule) + ": an output cell is not a constant");
                }
                cells.put(output.getName() == null ? name : output.getName(), value);
            }
            results.add(Collections.unmodifiableMap(cells));
        }
        return results;
    }

    private Map<String, Set<String>> outputs(DecisionTable table) {
        Map<String, Set<String>> columns = new LinkedHashMap<>();
        for (int i = 0; i < table.getOutput().size(); i++) {
            OutputClause output = table.getOutput().get(i);
            String title = output.getName() == null ? name : output.getName();
            Set<String> allowed = output.getOutputValues() == null
                    ? Set.of()
                    : Vocabulary.literals(output.getOutputValues().getText());
            columns.put(title, allowed);
            for (DecisionRule rule : table.getRule()) {
                if (!allowed.isEmpty() && i < rule.getOutputEntry().size()) {
                    Set<String> terms =
                            Vocabulary.literals(rule.getOutputEntry().get(i).getText());
                    terms.removeAll(allowed);
                    terms.forEach(
                            term -> faults.add(row(rule) + ": \"" + term + "\" is not an allowed value of " + title));
                }
            }
        }
        return columns;
    }

    private @Nullable Column column(String title, String type, @Nullable UnaryTests values) {
        if (values == null || values.getText() == null || values.getText().isBlank()) {
            faults.add(name + ": the column " + title + " declares no values");
            return null;
        }
        Column column = Vocabulary.column(title, type, values.getText());
        if (column == null) {
            faults.add(name + ": the values of the column " + title + " are not a closed list or range");
        }
        return column;
    }

    private List<RuleInfo> rows(DecisionTable table) {
        List<RuleInfo> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (DecisionRule rule : table.getRule()) {
            // SH-6 beside SH-06 would be two rules to the engine and one to a reader.
            if (!seen.add(LEADING_ZEROS.matcher(String.valueOf(rule.getId())).replaceAll("-"))) {
                faults.add(row(rule) + ": two rows have this id");
            }
            if (rule.getInputEntry().size() != table.getInput().size()
                    || rule.getOutputEntry().size() != table.getOutput().size()) {
                faults.add(row(rule) + ": it has not one cell for each column");
            }
            RuleInfo row = RowNotes.read(table.getAnnotation(), rule, fault -> faults.add(row(rule) + ": " + fault));
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    private String row(DecisionRule rule) {
        return name + ", row " + rule.getId();
    }

    static String cell(List<UnaryTests> cells, int i) {
        // A missing cell is reported once, with its row.
        return i < cells.size() && cells.get(i).getText() != null
                ? cells.get(i).getText().strip()
                : "-";
    }
}
