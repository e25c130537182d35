package org.safeconduct.sharing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.SharerRole;
import org.safeconduct.intake.Received;
import org.safeconduct.rulebook.Rulebooks;
import org.safeconduct.support.BenchRun;

/**
 * What a decision for two recipients costs, in processor time of its thread, so that the figure does not depend on what else
 * the machine does: {@code ./mvnw verify -Pbench -Dit.test=SharingBench}.
 */
class SharingBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = BenchRun.number("bench.decision-rounds", 15, 1);
    private static final int IN_A_ROUND = BenchRun.number("bench.decisions", 1_000, 20);

    @Test
    void microsecondsForEachDecision() {
        long start = System.nanoTime();
        Rulebooks rulebooks = Rulebooks.packaged();
        rulebooks.afterSingletonsInstantiated();
        BenchRun.print("tables compiled in %d ms of wall time".formatted((System.nanoTime() - start) / 1_000_000));
        Sharing sharing =
                new Sharing(rulebooks, Case.of(Map.of("sector", "health")).register());
        print("facts not met before, nothing labelled", sharing, received(List.of()));
        print("facts not met before, three labelled items", sharing, received(List.of("medication", "allergy", "sti")));
        print(
                "the same facts again",
                sharing,
                Collections.nCopies(ROUNDS * IN_A_ROUND, received(List.of()).getFirst()));
    }

    private static void print(String what, Sharing sharing, List<Received> all) {
        double[] micros = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            List<Received> some = all.subList(round * IN_A_ROUND, (round + 1) * IN_A_ROUND);
            long start = THREADS.getCurrentThreadCpuTime();
            some.forEach(sharing::decide);
            micros[round] = (THREADS.getCurrentThreadCpuTime() - start) / 1_000.0 / IN_A_ROUND;
        }
        double first = micros[0];
        Arrays.sort(micros);
        BenchRun.print("%s: first %d %.0f µs a decision, median %.0f µs, best %.0f µs"
                .formatted(what, IN_A_ROUND, first, micros[ROUNDS / 2], micros[0]));
    }

    /** Children at risk, each with facts of its own: more kinds than the tables remember. */
    private static List<Received> received(List<String> items) {
        Random chance = new Random(1);
        List<Received> all = new ArrayList<>();
        for (int i = 0; i < ROUNDS * IN_A_ROUND; i++) {
            Case tried = Case.of(Map.of(
                    "sector",
                    "health",
                    "role",
                    one(chance, SharerRole.values()),
                    "harm",
                    one(chance, Harm.values()),
                    "categories",
                    List.of(one(chance, Category.values())),
                    "consent",
                    one(chance, Consent.State.values()),
                    "reason",
                    one(chance, Consent.Reason.values()),
                    "items",
                    items,
                    "recipient",
                    "police"));
            all.add(SharingTest.to(tried.received(), EnumSet.allOf(Recipient.class)));
        }
        return all;
    }

    private static String one(Random chance, Code[] terms) {
        return terms[chance.nextInt(terms.length)].code();
    }
}
