package org.safeconduct.rulebook;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.safeconduct.platform.Unavailable;

/**
 * The input cells of one column, each asked once for each value: which rows a value satisfies. A cell asks only about its
 * own column, so a row matches when every one of its cells does, and a table of many rows costs an intersection of sets.
 * Safe for use by many threads.
 */
final class Cells {

    private static final String ANYTHING = "-";
    private static final int MOST_ANSWERS = 2_000;

    /** Cells that say the same are asked once. */
    private record Test(List<UnaryTest> alternatives, BitSet rows) {}

    private final Column column;
    private final BitSet open = new BitSet();
    private final List<Test> tests = new ArrayList<>();
    private final Map<Object, BitSet> answers = new ConcurrentHashMap<>();

    /** @param faulty hears of a row whose cell the engine cannot read or answer for some value of the column */
    Cells(Column column, List<String> texts, java.util.function.IntConsumer faulty) {
        this.column = column;
        FEEL feel = FEELBuilder.builder().build();
        Map<String, BitSet> byText = new HashMap<>();
        for (int row = 0; row < texts.size(); row++) {
            if (texts.get(row).equals(ANYTHING)) {
                open.set(row);
            } else {
                byText.computeIfAbsent(texts.get(row), text -> new BitSet()).set(row);
            }
        }
        byText.forEach((text, rows) -> {
            List<UnaryTest> alternatives = read(feel, text);
            boolean readable = !alternatives.isEmpty()
                    && column.examples().stream().allMatch(value -> ask(alternatives, value) != null);
            if (readable) {
                tests.add(new Test(alternatives, rows));
            } else {
                rows.stream().forEach(faulty);
            }
        });
    }

    private static List<UnaryTest> read(FEEL feel, String text) {
        List<FEELEvent> events = new ArrayList<>();
        feel.addListener(events::add);
        try {
            List<UnaryTest> alternatives = feel.evaluateUnaryTests(text, Map.of("?", BuiltInType.UNKNOWN));
            return events.stream().anyMatch(event -> event.getSeverity() == FEELEvent.Severity.ERROR)
                    ? List.of()
                    : List.copyOf(alternatives);
        } catch (RuntimeException e) {
            // The engine meets some malformed cells with whatever exception it stumbles into.
            return List.of();
        } finally {
            feel.getListeners().stream().toList().forEach(feel::removeListener);
        }
    }

    /** The rows, counted from zero, that a value of this column satisfies. Not to be changed. */
    BitSet rows(Object value) {
        BitSet known = answers.get(value);
        if (known != null) {
            return known;
        }
        BitSet rows = (BitSet) open.clone();
        for (Test test : tests) {
            Boolean yes = ask(test.alternatives(), value);
            if (yes == null) {
                throw new Unavailable("a cell of the column " + column.name() + " could not be evaluated");
            }
            if (yes) {
                rows.or(test.rows());
            }
        }
        if (answers.size() >= MOST_ANSWERS) {
            answers.clear();
        }
        answers.put(value, rows);
        return rows;
    }

    /** Null if the engine has no answer. */
    private static @Nullable Boolean ask(Collection<UnaryTest> alternatives, Object value) {
        EvaluationContext context = new EvaluationContextImpl(
                Cells.class.getClassLoader(), new FEELEventListenersManager(), FEELDialect.FEEL);
        boolean any = false;
        for (UnaryTest test : alternatives) {
            context.enterFrame();
            context.setValue("?", value);
            Boolean yes;
            try {
                yes = test.apply(context, value);
            } catch (RuntimeException e) {
                // The engine's own message may quote the value.
                return null;
            } finally {
                context.exitFrame();
            }
            if (yes == null) {
                return null;
            }
            any |= yes;
        }
        return any;
    }
}
