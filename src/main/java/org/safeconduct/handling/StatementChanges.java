package org.safeconduct.handling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.safeconduct.handling.HandlingStatement.Clock;
import org.safeconduct.handling.HandlingStatement.Line;

/**
 * What a statement says that the one before did not. Lines are told apart by their id. A line that says the same for
 * another reason has not changed; one whose words, certainty, source, grade or confirmation differ has.
 *
 * @param added lines that are new
 * @param removed lines that are no longer said
 * @param changed lines that are said otherwise now
 * @param clocksStarted clocks that run now and did not, or to another time
 * @param clocksEnded clocks that ran and do not run any more, or not to that time
 */
public record StatementChanges(
        List<Line> added,
        List<Line> removed,
        List<Changed> changed,
        List<Clock> clocksStarted,
        List<Clock> clocksEnded) {

    /** Nothing changed; also of a first statement. */
    public static final StatementChanges NONE =
            new StatementChanges(List.of(), List.of(), List.of(), List.of(), List.of());

    public StatementChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        clocksStarted = List.copyOf(clocksStarted);
        clocksEnded = List.copyOf(clocksEnded);
    }

    /** One line before and after. */
    public record Changed(Line before, Line after) {}

    public static StatementChanges between(HandlingStatement before, HandlingStatement after) {
        Map<String, Line> old = byId(before.lines());
        Map<String, Line> now = byId(after.lines());
        return new StatementChanges(
                after.lines().stream()
                        .filter(line -> !old.containsKey(line.id()))
                        .toList(),
                before.lines().stream()
                        .filter(line -> !now.containsKey(line.id()))
                        .toList(),
                after.lines().stream()
                        .filter(line -> old.containsKey(line.id()))
                        .map(line -> new Changed(old.getOrDefault(line.id(), line), line))
                        .filter(pair -> !saysTheSame(pair.before, pair.after))
                        .toList(),
                missing(after.clocks(), before.clocks()),
                missing(before.clocks(), after.clocks()));
    }

    /** The same changes, each line put otherwise. */
    StatementChanges retold(UnaryOperator<Line> put) {
        return new StatementChanges(
                added.stream().map(put).toList(),
                removed.stream().map(put).toList(),
                changed.stream()
                        .map(pair -> new Changed(put.apply(pair.before), put.apply(pair.after)))
                        .toList(),
                clocksStarted,
                clocksEnded);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    private static boolean saysTheSame(Line one, Line other) {
        return withoutReason(one).equals(withoutReason(other));
    }

    private static Line withoutReason(Line line) {
        return new Line(
                line.id(),
                line.topic(),
                line.certainty(),
                line.text(),
                List.of(),
                line.source(),
                line.evidenceGrade(),
                line.confirmedByForce());
    }

    /** Those of the first list that the second does not have with the same code and time. */
    private static List<Clock> missing(List<Clock> of, List<Clock> in) {
        return of.stream()
                .filter(clock -> in.stream()
                        .noneMatch(other ->
                                other.code().equals(clock.code()) && other.by().equals(clock.by())))
                .toList();
    }

    private static Map<String, Line> byId(List<Line> lines) {
        return lines.stream()
                .collect(Collectors.toMap(Line::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
