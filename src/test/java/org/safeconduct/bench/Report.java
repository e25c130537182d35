package org.safeconduct.bench;

import java.util.Locale;
import java.util.Map;

/** The figures as a person reads them, and what limits them. */
final class Report {

    private Report() {}

    static String of(
            Map<String, GatewayBench.Run> gateway,
            Map<String, GatewayBench.Run> floor,
            long gatewayMemory,
            long floorMemory) {
        int processors = Runtime.getRuntime().availableProcessors();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """

                Accepted disclosures: heap 512 MB, delivery on; %d processors for clients, gateway, partners and PostgreSQL
                                             a second   p50 ms   p99 ms  failed  behind s |  floor/s   p50 ms   p99 ms | ratio
                """, processors));
        gateway.forEach((name, run) -> {
            GatewayBench.Run against = floor.get(name);
            text.append(String.format(
                    Locale.ROOT,
                    "  %s   %8.0f %8.1f %8.1f %7d %9.1f | %8.0f %8.1f %8.1f | %5.2f%n",
                    name,
                    run.load().perSecond(),
                    run.load().p50(),
                    run.load().p99(),
                    run.load().failed(),
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
                    "  %s   %8.2f    %8.2f  %8.2f | %8.2f    %8.2f | %5.2f%n",
                    name,
                    run.server(),
                    run.postgres(),
                    run.partners(),
                    against.server(),
                    against.postgres(),
                    (against.server() + against.postgres()) / (run.server() + run.postgres())));
        });
        text.append(String.format(Locale.ROOT, """

                Peak memory: gateway %d MiB, floor %d MiB (PostgreSQL not counted). "behind": from the last answer until the
                last delivery was receipted. Partners are no part of the gateway but use the same processors: they open each
                envelope and sign a receipt for it.
                """, gatewayMemory, floorMemory));
        gateway.entrySet().stream()
                .reduce((first, last) -> last)
                .ifPresent(last -> text.append(limit(last, processors)));
        return text.toString();
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
