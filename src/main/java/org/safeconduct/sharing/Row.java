package org.safeconduct.sharing;

import static java.util.stream.Collectors.toUnmodifiableSet;

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

/** A matching row of a table of this package, its cells read. */
record Row(RuleInfo rule, String effect, Set<Obligation> obligations, Map<String, @Nullable Object> cells) {

    static Row of(Match match) {
        Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
        if (match.outputs().get("obligations") instanceof List<?> codes) {
            codes.forEach(code -> obligations.add(read(Obligation.class, code)));
        }
        return new Row(match.rule(), String.valueOf(match.outputs().get("effect")), obligations, match.outputs());
    }

    String id() {
        return rule.id();
    }

    /** The text of a cell; empty if the row leaves it open. */
    String cell(String column) {
        return cells.get(column) instanceof String text ? text : "";
    }

    /** The faults of a table whose rows may say what this package cannot read. */
    static List<String> unread(String name, DecisionTable table, Code[] effects) {
        List<String> faults = new ArrayList<>();
        Map.of("effect", effects, "obligations", Obligation.values()).forEach((column, codes) -> {
            Set<String> known = Stream.of(codes).map(Code::code).collect(toUnmodifiableSet());
            if (table.terms(column).isEmpty() || !known.containsAll(table.terms(column))) {
                faults.add(name + ": the column " + column + " does not declare values that the gateway knows");
            }
        });
        return faults;
    }

    static <E extends Enum<E> & Code> E read(Class<E> list, @Nullable Object code) {
        return Code.read(list, String.valueOf(code))
                .orElseThrow(
                        () -> new Unavailable("a row of the sharing rules says something that is not in its list"));
    }
}
