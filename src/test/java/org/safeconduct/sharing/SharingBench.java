package org.safeconduct.sharing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.intake.Received;
import org.safeconduct.rulebook.Rulebooks;

/**
 * Prints what a decision for two recipients costs. Surefire does not pick it up by its name:
 * {@code ./mvnw -Dtest=SharingBench test}.
 */
class SharingBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 10_000;
    private static final int ROUNDS = 11;
    private static final int IN_A_ROUND = 500;

    @Test
    void printsMicrosecondsForEachDecision() {
        long start = System.nanoTime();
        Rulebooks rulebooks = Rulebooks.packaged();
        rulebooks.afterSingletonsInstantiated();
        System.out.printf("tables compiled in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        print(rulebooks, "shared, nothing labelled", Map.of());
        print(
                rulebooks,
                "shared, four labelled items",
                Map.of("sector", "health", "items", List.of("medication", "allergy", "sti", "gra")));
        print(rulebooks, "referred", Map.of("agreement", "missing"));
        print(rulebooks, "immediate danger", Map.of("danger", true));
    }

    private static void print(Rulebooks rulebooks, String what, Map<String, Object> given) {
        Case tried = Case.of(given);
        Sharing sharing = new Sharing(rulebooks, tried.register());
        Received received = SharingTest.to(tried.received(), EnumSet.allOf(Recipient.class));
        for (int i = 0; i < WARM_UP; i++) {
            sharing.decide(received);
        }
        double[] micros = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            // Processor time: the figure should not depend on what else the machine does.
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < IN_A_ROUND; i++) {
                sharing.decide(received);
            }
            micros[round] = (THREADS.getCurrentThreadCpuTime() - start) / 1_000.0 / IN_A_ROUND;
        }
        Arrays.sort(micros);
        System.out.printf(
                "%s: median %.0f µs, best %.0f µs a decision for two recipients%n",
                what, micros[ROUNDS / 2], micros[0]);
    }
}
