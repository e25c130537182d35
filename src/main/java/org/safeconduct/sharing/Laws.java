package org.safeconduct.sharing;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.rulebook.DecisionTable;
import org.safeconduct.rulebook.Match;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.rulebook.Rulebooks;

/** The table of powers and duties on which a reviewer can rely: a law that no row names for a case cannot apply to it. */
final class Laws {

    private static final String NAME = "laws";
    private static final String LAW = "law";
    private static final Map<String, StatutoryGateway> KNOWN =
            Stream.of(StatutoryGateway.values()).collect(toUnmodifiableMap(Code::code, law -> law));

    private final DecisionTable table;
    private final Reasons reasons;

    /** @throws RulebookFault if the table cannot judge every case, names an unknown law or a row has no text */
    Laws(Rulebooks rulebooks) {
        table = rulebooks.table(NAME);
        reasons = new Reasons(rulebooks, NAME, table);
        List<String> faults = new ArrayList<>();
        for (String input : table.inputs()) {
            Set<String> terms = Facts.TERMS.get(input);
            if (terms == null) {
                faults.add(NAME + ": nothing fills the column " + input);
            } else if (!table.terms(input).containsAll(terms)) {
                faults.add(NAME + ": the column " + input + " lacks a value that a case can have");
            }
        }
        if (!table.terms(LAW).equals(KNOWN.keySet())) {
            faults.add(NAME + ": the column " + LAW + " does not declare the powers and duties that the gateway knows");
        }
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
    }

    List<RuleLine> lines() {
        return reasons.lines(NAME, table);
    }

    /** Those that can apply to at least one of these cases, each with what its rows say of it. */
    Map<StatutoryGateway, Set<Reason>> thatCanApply(List<Facts> cases, LocalDate day, Nation nation) {
        Map<StatutoryGateway, Set<Reason>> laws = new EnumMap<>(StatutoryGateway.class);
        for (Facts facts : cases) {
            for (Match match : table.evaluate(asked(facts), day, nation)) {
                laws.computeIfAbsent(law(match), law -> new LinkedHashSet<>())
                        .add(reasons.of(match.rule().id()));
            }
        }
        return laws;
    }

    private Map<String, Object> asked(Facts facts) {
        return facts.values().entrySet().stream()
                .filter(fact -> table.inputs().contains(fact.getKey()))
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static StatutoryGateway law(Match match) {
        StatutoryGateway law = match.outputs().get(LAW) instanceof String code ? KNOWN.get(code) : null;
        if (law == null) {
            throw new IllegalStateException("a row of the table of laws without a law");
        }
        return law;
    }
}
