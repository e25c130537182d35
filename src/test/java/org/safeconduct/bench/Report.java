package org.safeconduct.bench;

import java.util.Locale;
import java.util.Map;

/** The figures as a person reads them, and what limits them. */
final class Report {

    private Report() {}

    static String of(GatewayBench.Measured measured, GatewayBench.Measured measuredFloor) {
        Map<String, GatewayBench.Run> gateway = measured.runs();
        Map<String, GatewayBench.Run> floor = measuredFloor.runs();
        int processors = Runtime.getRuntime().availableProcessors();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """

                Accepted disclosures: heap 512 MB, delivery on; %d processors for clients, gateway, partners and PostgreSQL
                                             a second   p50 ms   p99 ms  behind s |  floor/s   p50 ms   p99 ms | ratio
                """, processors));
        gateway.forEach((name, run) -> {
            GatewayBench.Run against = floor.get(name);
            text.append(String.format(
                    Locale.ROOT,
                    "  %s   %8.0f %8.1f %8.1f %9.1f | %8.0f %8.1f %8.1f | %5.3f%n",
                    name,
                    run.load().perSecond(),
                    run.load().p50(),
                    run.load().p99(),
                    run.delivered() - run.load().seconds(),
                    against.load().perSecond(),
                    against.load().p50(),
                    against.load().p99(),
                    run.load().perSecond() / against.load().perSecond()));
        });
        text.append("""

                Processor milliseconds for each, deliveries and receipts included
                                              gateway  PostgreSQL  partners |    floor  PostgreSQL | ratio
                """);
        gateway.forEach((name, run) -> {
            GatewayBench.Run against = floor.get(name);
            text.append(String.format(
                    Locale.ROOT,
                    "  %s   %8.2f    %8.2f  %8.2f | %8.2f    %8.2f | %5.3f%n",
                    name,
                    run.server(),
                    run.postgres(),
                    run.partners(),
                    against.server(),
                    against.postgres(),
                    (against.server() + against.postgres()) / (run.server() + run.postgres())));
        });
        text.append(String.format(
                Locale.ROOT,
                """

                First start until it answers: gateway %.1f s, floor %.1f s.
                Peak memory: gateway %d MiB, floor %d MiB; PostgreSQL is not counted in either.
                "behind": from the last answer until the last delivery was receipted. Partners are no part of the gateway but
                use the same processors: they open each envelope and sign a receipt for it.
                """,
                seconds(measured),
                seconds(measuredFloor),
                measured.memory(),
                measuredFloor.memory()));
        gateway.entrySet().stream()
                .reduce((first, last) -> last)
                .ifPresent(last -> text.append(limit(last, processors)));
        return text.toString();
    }

    private static double seconds(GatewayBench.Measured measured) {
        return measured.ready().toMillis() / 1000.0;
    }

    /** What the most loaded run was limited by: processor time, or waiting. */
    private static String limit(Map.Entry<String, GatewayBench.Run> last, int processors) {
        GatewayBench.Run run = last.getValue();
        double each = run.server() + run.postgres() + run.partners();
        double busy = each * run.load().answered() / 1000 / (run.delivered() * processors);
        return String.format(
                Locale.ROOT,
                "What limits it (%s): gateway, PostgreSQL and partners kept %.0f %% of the processors busy; the clients and"
                        + " whoever else uses this machine had the rest.%n",
                last.getKey(),
                busy * 100);
    }
}
