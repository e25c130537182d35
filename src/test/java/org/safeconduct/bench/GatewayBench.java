package org.safeconduct.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.BenchRun;

/**
 * Accepted disclosures a second, over HTTPS, with delivery on, against a floor measured in the same run: {@code ./mvnw
 * verify -Pbench}. Clients, gateway, partners and database are processes of their own on one machine, so the ratio says more
 * than the figures, and processor time for each disclosure says most. A run ends when what it sent has been delivered: the
 * next one does not pay for it.
 */
class GatewayBench {

    private static final List<Integer> CLIENTS = Arrays.stream(
                    System.getProperty("bench.clients", BenchRun.whole() ? "1,8,32" : "1")
                            .split(","))
            .map(Integer::valueOf)
            .toList();
    /** While the compiler is at work, figures are the compiler's; on a busy machine that is a matter of messages, not time. */
    private static final int WARM_UP = BenchRun.number("bench.warm-up", 4_000, 1);

    private static final Duration WARM_UP_AT_ONCE = Duration.ofMillis(BenchRun.number("bench.warm-up-ms", 5_000, 0));
    private static final int WARM_UP_CLIENTS = BenchRun.number("bench.warm-up-clients", 8, 1);
    private static final Duration MEASURED = Duration.ofMillis(BenchRun.number("bench.measured-ms", 15_000, 300));
    private static final String SCHOOL = "school  6 KB";
    private static final String FHIR = "FHIR   41 KB";
    private static final String GATEWAY = "gateway";
    private static final String FLOOR = "floor";

    @TempDir
    Path folder;

    /**
     * One run.
     *
     * @param delivered seconds until the last delivery was receipted, from the first request on
     * @param server processor milliseconds of the server for each message that was answered; likewise the others
     */
    record Run(Load.Result load, double delivered, double server, double partners, double postgres) {}

    /**
     * What one server came to.
     *
     * @param ready how long its first start took, until it answered
     * @param memory the most it ever held, in MiB
     */
    record Measured(Duration ready, long memory, Map<String, Run> runs) {}

    @Test
    void acceptedDisclosuresASecond() throws Exception {
        Place place = Place.in(folder);
        Measured gateway = gateway(place);
        Measured floor = floor(place);
        assertThat(gateway.runs())
                .hasSize(2 * CLIENTS.size())
                .containsOnlyKeys(floor.runs().keySet());
        BenchRun.print(Report.of(gateway, floor));
    }

    private static Measured gateway(Place place) throws Exception {
        Messages messages = new Messages();
        Map<String, Run> runs = new LinkedHashMap<>();
        try (Server server = place.gateway("--safeconduct.standin.enabled=false")) {
            Duration ready = server.ready(place.base(), place.ca());
            // Then only: two that start together would both make the keys.
            try (Server partners = place.program("partners", Partners.class)) {
                partners.listening(place.police());
                partners.listening(place.mash());
                List<Server> needed = List.of(server, partners);
                Receipts receipts = new Receipts(place.database(GATEWAY), needed);
                Load load = new Load(AgencySystem.trust(place.ca()), needed);
                // A token of its own for each run: one that was asked for before a long warm-up has expired.
                warmUp(load, messages.school(place.base(), place.ca()));
                warmUp(load, messages.fhir(place.base(), place.ca()));
                receipts.awaitAll();
                for (int clients : CLIENTS) {
                    Load.Target school = messages.school(place.base(), place.ca());
                    runs.put(name(SCHOOL, clients), measure(place, server, partners, receipts, load, school, clients));
                    Load.Target fhir = messages.fhir(place.base(), place.ca());
                    runs.put(name(FHIR, clients), measure(place, server, partners, receipts, load, fhir, clients));
                }
                return new Measured(ready, server.peakMemory(), runs);
            }
        }
    }

    /** On the keys that the gateway has made. */
    private static Measured floor(Place place) throws Exception {
        Map<String, Run> runs = new LinkedHashMap<>();
        try (Server server = place.program(
                FLOOR,
                Floor.class,
                "--spring.ssl.bundle.pem.server.keystore.certificate="
                        + place.certs().resolve("server.pem"),
                "--spring.ssl.bundle.pem.server.keystore.private-key="
                        + place.certs().resolve("server.key"))) {
            Duration ready = server.ready(place.base(), place.ca());
            SSLContext tls = AgencySystem.trust(place.ca());
            Load load = new Load(tls, List.of(server));
            Load.Target school = Messages.plain(place.base(), Messages.SCHOOL_BYTES);
            Load.Target fhir = Messages.plain(place.base(), Messages.FHIR_BYTES);
            warmUp(load, school);
            for (int clients : CLIENTS) {
                runs.put(name(SCHOOL, clients), measure(place, server, load, school, clients));
                runs.put(name(FHIR, clients), measure(place, server, load, fhir, clients));
            }
            return new Measured(ready, server.peakMemory(), runs);
        }
    }

    private static void warmUp(Load load, Load.Target target) throws Exception {
        for (int sent = 0; sent < WARM_UP; ) {
            sent += load.run(target, WARM_UP_CLIENTS, WARM_UP_AT_ONCE).answered();
        }
    }

    private static String name(String message, int clients) {
        return "%s, %2d clients".formatted(message, clients);
    }

    private static Run measure(
            Place place, Server server, Server partners, Receipts receipts, Load load, Load.Target target, int clients)
            throws Exception {
        Path data = place.data(GATEWAY);
        long receiptedBefore = receipts.count();
        double serverBefore = Cpu.of(server.pid());
        double partnersBefore = Cpu.of(partners.pid());
        double postgresBefore = Cpu.ofPostgres(data);
        long start = System.nanoTime();
        Load.Result result = load.run(target, clients, MEASURED);
        receipts.awaitAll();
        double delivered = (System.nanoTime() - start) / 1e9;
        double each = 1000.0 / result.answered();
        Run run = new Run(
                result,
                delivered,
                (Cpu.of(server.pid()) - serverBefore) * each,
                (Cpu.of(partners.pid()) - partnersBefore) * each,
                (Cpu.ofPostgres(data) - postgresBefore) * each);
        assertThat(receipts.count()).as("receipted deliveries").isGreaterThan(receiptedBefore);
        return run;
    }

    private static Run measure(Place place, Server server, Load load, Load.Target target, int clients)
            throws Exception {
        Path data = place.data(FLOOR);
        double serverBefore = Cpu.of(server.pid());
        double postgresBefore = Cpu.ofPostgres(data);
        Load.Result result = load.run(target, clients, MEASURED);
        double each = 1000.0 / result.answered();
        return new Run(
                result,
                0,
                (Cpu.of(server.pid()) - serverBefore) * each,
                0,
                (Cpu.ofPostgres(data) - postgresBefore) * each);
    }
}
