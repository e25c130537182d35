package org.safeconduct.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.safeconduct.sharing.Gates.DataProtection;
import org.safeconduct.sharing.Gates.Gate;
import org.safeconduct.sharing.Gates.Result;

/**
 * Answers the four gates from the cells of the rows that apply. A failing cell counts before any other, then the first in
 * the order of the rows: those that decided come first.
 */
final class GateKeeper {

    private static final String FAILS = "fails: ";
    private static final String TO_RECORD = "to record: ";

    /** The columns whose cells answer the gates. */
    static final List<String> COLUMNS =
            List.of("power", "confidence", "article6", "article9", "article10", "schedule1", "limb", "bar");

    private GateKeeper() {}

    /** What a cell says that the answer rests on, or why it fails. */
    static String basis(String cell) {
        return cell.startsWith(FAILS)
                ? cell.substring(FAILS.length())
                : cell.startsWith(TO_RECORD) ? cell.substring(TO_RECORD.length()) : cell;
    }

    static Gates answer(List<Row<Effect>> rows) {
        return new Gates(gate(rows, "power"), gate(rows, "confidence"), dataProtection(rows), gate(rows, "bar"));
    }

    private static DataProtection dataProtection(List<Row<Effect>> rows) {
        Gate article6 = gate(rows, "article6");
        Gate article9 = gate(rows, "article9");
        Gate article10 = gate(rows, "article10");
        Gate schedule1 = gate(rows, "schedule1");
        Gate limb = gate(rows, "limb");
        // Articles 6 and 9 are always needed: a safeguarding concern is hardly ever without special category data.
        List<Result> results = Stream.of(article6, article9, article10, schedule1, limb)
                .filter(gate -> gate == article6 || gate == article9 || gate.result() != Result.NOT_SETTLED)
                .map(Gate::result)
                .toList();
        Result result = Stream.of(Result.FAILED, Result.NOT_SETTLED, Result.TO_RECORD)
                .filter(results::contains)
                .findFirst()
                .orElse(Result.PASSED);
        List<String> rules = new ArrayList<>();
        Stream.of(article6, article9, article10, schedule1, limb)
                .map(Gate::rule)
                .filter(rule -> !rule.isEmpty())
                .forEach(rules::add);
        return new DataProtection(
                result,
                article6.basis(),
                article9.basis(),
                article10.basis(),
                schedule1.basis(),
                limb.basis(),
                new Gates.Rules(rules));
    }

    private static Gate gate(List<Row<Effect>> rows, String column) {
        List<Row<Effect>> answers =
                rows.stream().filter(row -> !row.cell(column).isEmpty()).toList();
        Optional<Gate> yes = answers.stream()
                .map(row -> gate(row, row.cell(column)))
                .filter(gate -> gate.result() == Result.PASSED)
                .findFirst();
        return answers.stream()
                .filter(row -> row.cell(column).startsWith(FAILS))
                .findFirst()
                .map(row -> gate(row, row.cell(column)))
                .map(no -> new Gate(
                        no.result(),
                        no.basis(),
                        no.rule(),
                        yes.map(gate -> new Gates.Outweighing(gate.basis(), gate.rule()))))
                .or(() -> answers.stream().findFirst().map(row -> gate(row, row.cell(column))))
                .orElse(new Gate(Result.NOT_SETTLED, "", ""));
    }

    private static Gate gate(Row<Effect> row, String cell) {
        if (cell.startsWith(FAILS)) {
            return new Gate(Result.FAILED, cell.substring(FAILS.length()), row.id());
        }
        return cell.startsWith(TO_RECORD)
                ? new Gate(Result.TO_RECORD, cell.substring(TO_RECORD.length()), row.id())
                : new Gate(Result.PASSED, cell, row.id());
    }
}
