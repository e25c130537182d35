package org.safeconduct.support;

/**
 * How much the benchmarks of this run do. In each build just enough to see that they still run, and nothing is printed: such
 * figures would say nothing. With {@code ./mvnw verify -Pbench} enough for figures.
 */
public final class BenchRun {

    private static final boolean WHOLE = Boolean.getBoolean("bench.whole");

    private BenchRun() {}

    /** Whether figures are wanted. */
    public static boolean whole() {
        return WHOLE;
    }

    /**
     * How many of something this run does.
     *
     * @param setting the system property that says otherwise
     * @param whole how many for figures
     * @param brief how many to see that it runs
     */
    public static int number(String setting, int whole, int brief) {
        return Integer.getInteger(setting, WHOLE ? whole : brief);
    }

    /**
     * Prints figures for people.
     *
     * @throws IllegalStateException if there are none, or one of them is no number
     */
    public static void print(String figures) {
        if (figures.isBlank() || figures.contains("NaN") || figures.contains("Infinity")) {
            throw new IllegalStateException("figures are missing:\n" + figures);
        }
        if (WHOLE) {
            System.out.println(figures.strip());
        }
    }
}
