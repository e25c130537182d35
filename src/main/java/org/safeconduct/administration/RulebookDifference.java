package org.safeconduct.administration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between two versions of the rules.
 *
 * @param added ids of rows that only the later has
 * @param removed ids of rows that only the earlier has
 */
public record RulebookDifference(List<String> added, List<String> removed, List<Changed> changed) {

    public RulebookDifference {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /** A row that both have, and the columns in which they differ. */
    public record Changed(String id, List<Column> columns) {

        public Changed {
            columns = List.copyOf(columns);
        }
    }

    /** @param before empty if the earlier left it open or had no such column */
    public record Column(String name, String before, String after) {}

    /** Each map: row id to column to text. */
    static RulebookDifference of(Map<String, Map<String, String>> from, Map<String, Map<String, String>> to) {
        List<String> added =
                to.keySet().stream().filter(id -> !from.containsKey(id)).toList();
        List<String> removed =
                from.keySet().stream().filter(id -> !to.containsKey(id)).toList();
        List<Changed> changed = new ArrayList<>();
        to.forEach((id, after) -> {
            Map<String, String> before = from.get(id);
            if (before != null && !before.equals(after)) {
                changed.add(new Changed(id, columns(before, after)));
            }
        });
        return new RulebookDifference(added, removed, changed);
    }

    private static List<Column> columns(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .map(name -> new Column(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .filter(column -> !column.before().equals(column.after()))
                .toList();
    }
}
