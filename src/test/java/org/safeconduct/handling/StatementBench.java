package org.safeconduct.handling;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Prints what one statement costs in each scenario. Surefire does not pick it up by its name:
 * {@code ./mvnw -Dtest=StatementBench test}.
 */
class StatementBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 3_000;
    private static final int ROUNDS = 7;
    private static final int IN_A_ROUND = 50;

    @Test
    void printsMicrosecondsForEachStatement() throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            statement(GoldenStatementTest.facts(GoldenStatementTest.scenarios().getFirst()));
        }
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
            System.out.printf(
                    "%s, %d situation(s): median %.0f µs, best %.0f µs a statement%n",
                    scenario.getFileName(), facts.situations().size(), micros[ROUNDS / 2], micros[0]);
        }
    }

    private static void statement(HandlingFacts facts) {
        if (County.HANDLING.statement(facts, County.NOW, Locale.ENGLISH).lines().isEmpty()) {
            throw new IllegalStateException("nothing was said");
        }
    }
}
