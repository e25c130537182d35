package org.safeconduct.sharing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.rulebook.DecisionTable;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.rulebook.Rulebooks;

/** Leaves out what a recipient does not need or may not have, by the minimise table. */
final class Minimiser {

    private enum Part implements Code {
        KEEP,
        WITHHOLD
    }

    /**
     * What is left.
     *
     * @param withheld the labels that were there and are not any more
     */
    record Minimised(
            Disclosure content, Set<Sensitivity> withheld, List<Reason> reasons, Set<Obligation> obligations) {}

    private static final Map<String, Part> PARTS = Row.byCode(Part.values());
    private static final Map<String, Code[]> INPUTS =
            Map.of("recipient", Recipient.values(), "label", Sensitivity.values(), "breadth", Breadth.values());

    private final DecisionTable table;
    private final Reasons reasons;

    /** @throws RulebookFault if the table cannot decide every item or a row has no reason */
    Minimiser(Rulebooks rulebooks) {
        table = rulebooks.table("minimise");
        reasons = new Reasons(rulebooks, "minimise", table);
        List<String> faults = new ArrayList<>(Row.unread("minimise", table, PARTS));
        for (String input : table.inputs()) {
            if (!INPUTS.containsKey(input)) {
                faults.add("minimise: nothing fills the column " + input);
            }
        }
        INPUTS.forEach((input, codes) -> {
            for (Code code : codes) {
                if (table.inputs().contains(input) && !table.terms(input).contains(code.code())) {
                    faults.add("minimise: the column " + input + " lacks " + code.code());
                }
            }
        });
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
    }

    List<RuleLine> lines() {
        return reasons.lines("minimise", table);
    }

    Set<String> rowsFor(Recipient recipient) {
        return Reasons.concerning(recipient, table);
    }

    Minimised minimise(Disclosure disclosure, Recipient recipient, Breadth breadth, LocalDate day) {
        Set<Sensitivity> withheld = EnumSet.noneOf(Sensitivity.class);
        Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
        Set<Reason> why = new LinkedHashSet<>();
        for (Sensitivity label : Payload.labels(disclosure)) {
            Map<String, Object> facts =
                    Map.of("recipient", recipient.code(), "label", label.code(), "breadth", breadth.code());
            List<Row<Part>> rows = table.evaluate(facts, day, disclosure.nation()).stream()
                    .map(match -> Row.of(match, PARTS))
                    .toList();
            boolean keep = !rows.isEmpty() && rows.stream().allMatch(row -> row.effect() == Part.KEEP);
            if (!keep || Payload.BARRED.contains(label)) {
                withheld.add(label);
            }
            // A row that was outweighed would tell the sharer the opposite of what happens.
            Part part = keep ? Part.KEEP : Part.WITHHOLD;
            rows.stream().filter(row -> row.effect() == part).forEach(row -> {
                why.add(reasons.of(row));
                obligations.addAll(row.obligations());
            });
        }
        return new Minimised(Redaction.without(disclosure, withheld), withheld, List.copyOf(why), obligations);
    }
}
