package org.safeconduct.rulebook;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.OutputClause;
import org.kie.dmn.model.api.RuleAnnotationClause;

/** What is written in each row of a table, by column, for a reader. Cells that ask nothing are left out. */
final class RowTexts {

    private RowTexts() {}

    /** By the rows' ids. */
    static Map<String, Map<String, String>> of(DecisionTable table) {
        Map<String, Map<String, String>> rows = new HashMap<>();
        for (DecisionRule rule : table.getRule()) {
            Map<String, String> row = new LinkedHashMap<>();
            asked(row, table.getInput(), rule);
            said(row, table.getOutput(), rule);
            noted(row, table.getAnnotation(), rule);
            rows.put(String.valueOf(rule.getId()), Collections.unmodifiableMap(row));
        }
        return rows;
    }

    private static void asked(Map<String, String> row, List<InputClause> columns, DecisionRule rule) {
        for (int i = 0; i < columns.size(); i++) {
            String cell = TableCompiler.cell(rule.getInputEntry(), i);
            if (!cell.equals("-")) {
                row.put(columns.get(i).getInputExpression().getText().strip(), cell);
            }
        }
    }

    private static void said(Map<String, String> row, List<OutputClause> columns, DecisionRule rule) {
        for (int i = 0; i < columns.size(); i++) {
            row.put(
                    String.valueOf(columns.get(i).getName()),
                    rule.getOutputEntry().get(i).getText().strip());
        }
    }

    private static void noted(Map<String, String> row, List<RuleAnnotationClause> columns, DecisionRule rule) {
        int written = Math.min(columns.size(), rule.getAnnotationEntry().size());
        for (int i = 0; i < written; i++) {
            String note = rule.getAnnotationEntry().get(i).getText();
            row.put(columns.get(i).getName(), note == null ? "" : note.strip());
        }
    }
}
