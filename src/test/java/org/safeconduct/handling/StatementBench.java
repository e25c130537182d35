package org.safeconduct.handling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints what one statement costs, in microseconds, for each scenario. No test, and asserts nothing: run it from an IDE, or
 * with {@code ./mvnw -q test-compile exec:java} where that plugin is at hand.
 */
final class StatementBench {

    private static final int WARM_UP = 300;
    private static final int ROUNDS = 300;

    private StatementBench() {}

    public static void main(String[] arguments) throws IOException {
        for (Path scenario : GoldenStatementTest.scenarios()) {
            HandlingFacts facts = FactsReader.read(Files.readAllBytes(scenario), County.TODAY);
            double micros = cost(facts);
            System.out.printf(
                    "%-40s %2d situations %8.0f µs%n",
                    scenario.getFileName(), facts.situations().size(), micros);
        }
    }

    private static double cost(HandlingFacts facts) {
        int lines = 0;
        for (int i = 0; i < WARM_UP; i++) {
            lines += County.HANDLING
                    .statement(facts, County.NOW, Locale.ENGLISH)
                    .lines()
                    .size();
        }
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            lines += County.HANDLING
                    .statement(facts, County.NOW, Locale.ENGLISH)
                    .lines()
                    .size();
        }
        long end = System.nanoTime();
        if (lines == 0) {
            throw new IllegalStateException("no lines were said");
        }
        return (end - start) / 1_000.0 / ROUNDS;
    }
}
