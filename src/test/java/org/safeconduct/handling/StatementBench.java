package org.safeconduct.handling;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.safeconduct.support.BenchRun;

/** What one statement costs in each scenario: {@code ./mvnw verify -Pbench -Dit.test=StatementBench}. */
class StatementBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = BenchRun.number("bench.statement-warm-up", 3_000, 10);
    private static final int ROUNDS = BenchRun.number("bench.statement-rounds", 7, 1);
    private static final int IN_A_ROUND = BenchRun.number("bench.statements", 50, 1);

    @Test
    void microsecondsForEachStatement() throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            statement(GoldenStatementTest.facts(GoldenStatementTest.scenarios().getFirst()));
        }
        StringBuilder figures = new StringBuilder();
        for (Path scenario : GoldenStatementTest.scenarios()) {
            HandlingFacts facts = GoldenStatementTest.facts(scenario);
            double[] micros = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                // Processor time: the figure should not depend on what else the machine does.
                long start = THREADS.getCurrentThreadCpuTime();
                for (int i = 0; i < IN_A_ROUND; i++) {
                    statement(facts);
                }
                micros[round] = (THREADS.getCurrentThreadCpuTime() - start) / 1_000.0 / IN_A_ROUND;
            }
            Arrays.sort(micros);
            figures.append("%s, %d situation(s): median %.0f µs, best %.0f µs a statement%n"
                    .formatted(scenario.getFileName(), facts.situations().size(), micros[ROUNDS / 2], micros[0]));
        }
        BenchRun.print(figures.toString());
    }

    private static void statement(HandlingFacts facts) {
        if (County.HANDLING.statement(facts, County.NOW, Locale.ENGLISH).lines().isEmpty()) {
            throw new IllegalStateException("nothing was said");
        }
    }
}
