package org.safeconduct.sharing;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Code;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.rulebook.DecisionTable;
import org.safeconduct.rulebook.Match;
import org.safeconduct.rulebook.RuleInfo;

/**
 * A matching row of a table of this package, its cells read.
 *
 * @param <E> what the table's column {@code effect} may say
 */
record Row<E extends Enum<E> & Code>(
        RuleInfo rule, E effect, Set<Obligation> obligations, Map<String, @Nullable Object> cells) {

    private static final Map<String, Obligation> OBLIGATIONS = byCode(Obligation.values());

    static <E extends Enum<E> & Code> Row<E> of(Match match, Map<String, E> effects) {
        Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
        if (match.outputs().get("obligations") instanceof List<?> codes) {
            codes.forEach(code -> obligations.add(read(OBLIGATIONS, code)));
        }
        return new Row<>(match.rule(), read(effects, match.outputs().get("effect")), obligations, match.outputs());
    }

    static <E extends Code> Map<String, E> byCode(E[] terms) {
        return Stream.of(terms).collect(toUnmodifiableMap(Code::code, term -> term));
    }

    /** The faults of a table whose rows may say what this package cannot read. */
    static List<String> unread(String name, DecisionTable table, Map<String, ?> effects) {
        List<String> faults = new ArrayList<>();
        Map.of("effect", effects, "obligations", OBLIGATIONS).forEach((column, known) -> {
            Set<String> declared = table.terms(column);
            if (declared.isEmpty() || !known.keySet().containsAll(declared)) {
                faults.add(name + ": the column " + column + " does not declare values that the gateway knows");
            }
        });
        return faults;
    }

    String id() {
        return rule.id();
    }

    /** The text of a cell; empty if the row leaves it open. */
    String cell(String column) {
        return cells.get(column) instanceof String text ? text : "";
    }

    private static <E> E read(Map<String, E> terms, @Nullable Object code) {
        E term = code instanceof String text ? terms.get(text) : null;
        if (term == null) {
            throw new Unavailable("a row of the sharing rules says something that is not in its list");
        }
        return term;
    }
}
