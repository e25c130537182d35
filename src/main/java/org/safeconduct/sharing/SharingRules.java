package org.safeconduct.sharing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.rulebook.DecisionTable;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.rulebook.Rulebooks;

/** The sharing table, and how rows that apply together combine: emergency, then refusal, referral, the wider permit, the narrower. */
final class SharingRules {

    /** The rule that stands where the table has none. */
    static final Reason UNDECIDED = new Reason(
            "SH-00",
            "No rule covers this: a person in your agency must decide. Nothing has been refused.",
            "The gateway shares only where a rule says that it may",
            "K");

    private static final Map<String, Effect> EFFECTS = Row.byCode(Effect.values());

    private final DecisionTable table;
    private final Reasons reasons;

    /** @throws RulebookFault if the table cannot decide every case or a row has no reason */
    SharingRules(Rulebooks rulebooks) {
        table = rulebooks.table("sharing");
        reasons = new Reasons(rulebooks, "sharing", table);
        List<String> faults = new ArrayList<>();
        for (String input : table.inputs()) {
            if (!Facts.TERMS.containsKey(input)) {
                faults.add("sharing: nothing fills the column " + input);
            }
        }
        Facts.TERMS.forEach((fact, terms) -> {
            if (table.inputs().contains(fact) && !table.terms(fact).containsAll(terms)) {
                faults.add("sharing: the column " + fact + " lacks a value that a case can have");
            }
        });
        faults.addAll(Row.unread("sharing", table, EFFECTS));
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
    }

    List<RuleLine> lines() {
        return reasons.lines("sharing", table);
    }

    Set<String> rowsFor(Recipient recipient) {
        return Reasons.concerning(recipient, table);
    }

    /** By row and column, on what the rows that answer a gate rest. */
    Map<String, Map<String, String>> bases() {
        Map<String, Map<String, String>> bases = new HashMap<>();
        for (RuleInfo row : table.rows()) {
            Map<String, String> cells = table.cells(row.id());
            Map<String, String> answers = new HashMap<>();
            for (String column : GateKeeper.COLUMNS) {
                // As it is written in the table: a text between quotation marks.
                String cell = cells.getOrDefault(column, "").strip();
                if (cell.length() > 2 && cell.startsWith("\"") && cell.endsWith("\"")) {
                    answers.put(column, GateKeeper.basis(cell.substring(1, cell.length() - 1)));
                }
            }
            bases.put(row.id(), Map.copyOf(answers));
        }
        return Map.copyOf(bases);
    }

    Verdict judge(Facts facts, LocalDate day, Nation nation) {
        List<Row<Effect>> rows = table.evaluate(facts.values(), day, nation).stream()
                .map(match -> Row.of(match, EFFECTS))
                .toList();
        Effect weightiest =
                rows.stream().map(Row::effect).min(Comparator.naturalOrder()).orElse(Effect.NOTE);
        Gates gates = GateKeeper.answer(inOrder(rows, weightiest));
        boolean settled = switch (weightiest) {
            case SHARE_AT_ONCE, REFUSE, REFER -> true;
            case SHARE, SHARE_REDUCED -> gates.allPass();
            case NOTE, GATE -> false;
        };
        Effect effect = settled ? weightiest : Effect.REFER;
        List<Row<Effect>> said =
                rows.stream().filter(row -> says(row, effect, settled)).toList();
        Stream<Reason> why = said.stream().map(reasons::of);
        return new Verdict(
                effect,
                settled
                        ? why.toList()
                        : Stream.concat(Stream.of(UNDECIDED), why).toList(),
                settled
                        ? said.stream()
                                .filter(row -> row.effect() == effect)
                                .map(reasons::of)
                                .toList()
                        : List.of(UNDECIDED),
                obligations(said),
                gates);
    }

    /** Whether the sharer hears of the row: it decided, or it is a note that makes sense with what was decided. */
    private static boolean says(Row<Effect> row, Effect effect, boolean settled) {
        if (row.effect() == Effect.NOTE) {
            // Until something goes out there is nothing to tell the person of.
            return effect.permits() || !row.obligations().contains(Obligation.INFORM_SUBJECT);
        }
        return settled && row.effect() == effect;
    }

    private static Set<Obligation> obligations(List<Row<Effect>> rows) {
        Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
        rows.forEach(row -> obligations.addAll(row.obligations()));
        if (obligations.contains(Obligation.DO_NOT_INFORM_SUBJECT)) {
            obligations.remove(Obligation.INFORM_SUBJECT);
        }
        return obligations;
    }

    /** The rows that answer the gates: those that decided come first, and in an emergency none that would hold it up. */
    private static List<Row<Effect>> inOrder(List<Row<Effect>> rows, Effect weightiest) {
        return rows.stream()
                .filter(row ->
                        weightiest != Effect.SHARE_AT_ONCE || !row.effect().holdsUp())
                .sorted(Comparator.comparing(row -> row.effect() != weightiest))
                .toList();
    }
}
