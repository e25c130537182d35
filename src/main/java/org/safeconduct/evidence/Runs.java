package org.safeconduct.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Numbers, each run of neighbours written as {@code first-last}. */
final class Runs {

    private Runs() {}

    static List<String> of(Collection<Long> numbers) {
        List<Long> sorted = numbers.stream().sorted().toList();
        List<String> runs = new ArrayList<>();
        int first = 0;
        for (int at = 0; at < sorted.size(); at++) {
            if (at + 1 == sorted.size() || sorted.get(at + 1) != sorted.get(at) + 1) {
                runs.add(first == at ? "" + sorted.get(at) : sorted.get(first) + "-" + sorted.get(at));
                first = at + 1;
            }
        }
        return runs;
    }
}
