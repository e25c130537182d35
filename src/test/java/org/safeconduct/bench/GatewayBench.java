package org.safeconduct.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.FreePorts;

/**
 * Accepted disclosures a second, over HTTPS, with delivery on, against a floor measured in the same run: {@code ./mvnw
 * verify -Pbench}. Clients, gateway, partners and database are processes of their own on one machine, so the ratio says more
 * than the figures, and processor time for each disclosure says most. A run ends when what it sent has been delivered: the
 * next one does not pay for it.
 */
class GatewayBench {

    private static final List<Integer> CLIENTS = Arrays.stream(
                    System.getProperty("bench.clients", "1,8,32").split(","))
            .map(Integer::valueOf)
            .toList();
    /** While the compiler is at work, figures are the compiler's; on a busy machine that is a matter of messages, not time. */
    private static final int WARM_UP = Integer.getInteger("bench.warm-up", 4_000);

    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 15));
    private static final String SCHOOL = "school  6 KB";
    private static final String FHIR = "FHIR   41 KB";

    @TempDir
    Path folder;

    private final int port = FreePorts.one();
    private final URI base = URI.create("https://localhost:" + port);
    private final Map<String, Run> gateway = new LinkedHashMap<>();
    private final Map<String, Run> floor = new LinkedHashMap<>();

    /**
     * One run.
     *
     * @param delivered seconds until the last delivery was receipted, from the first request on
     * @param server processor milliseconds of the server for each message that was answered; likewise the others
     */
    record Run(Load.Result load, double delivered, double server, double partners, double postgres) {}

    @Test
    void acceptedDisclosuresASecond() throws Exception {
        Path certs = folder.resolve("certs");
        Path ca = certs.resolve("ca.pem");
        List<String> ports = List.of(
                "--server.port=" + port,
                "--safeconduct.certs-dir=" + certs,
                "--management.server.port=" + FreePorts.one(),
                "--safeconduct.standin.police-port=" + FreePorts.one(),
                "--safeconduct.standin.mash-port=" + FreePorts.one(),
                "--safeconduct.standin.sharers-port=" + FreePorts.one(),
                "--spring.profiles.active=development");
        Messages messages = new Messages();
        long gatewayMemory;
        try (Server server = start(
                        "gateway",
                        ports,
                        "-jar",
                        System.getProperty("gateway.jar"),
                        "--safeconduct.demo=false",
                        "--safeconduct.standin.enabled=false");
                Server partners = startFromTests("partners", ports, Partners.class)) {
            awaitFile(certs.resolve("server.pem"));
            SSLContext tls = AgencySystem.trust(ca);
            server.awaitAnswer(base, tls);
            Load load = new Load(tls);
            // A token of its own for each run: one that was asked for before a long warm-up has expired.
            warmUp(load, messages.school(base, ca));
            warmUp(load, messages.fhir(base, ca));
            awaitDelivered(data("gateway"));
            for (int clients : CLIENTS) {
                gateway.put(name(SCHOOL, clients), measure(server, partners, load, messages.school(base, ca), clients));
                gateway.put(name(FHIR, clients), measure(server, partners, load, messages.fhir(base, ca), clients));
            }
            gatewayMemory = server.peakMemory();
        }
        long floorMemory;
        try (Server server = startFromTests(
                "floor",
                ports,
                Floor.class,
                "--spring.ssl.bundle.pem.server.keystore.certificate=" + certs.resolve("server.pem"),
                "--spring.ssl.bundle.pem.server.keystore.private-key=" + certs.resolve("server.key"))) {
            SSLContext tls = AgencySystem.trust(ca);
            server.awaitAnswer(base, tls);
            Load load = new Load(tls);
            Load.Target school = Messages.plain(base, Messages.SCHOOL_BYTES);
            Load.Target fhir = Messages.plain(base, Messages.FHIR_BYTES);
            warmUp(load, school);
            for (int clients : CLIENTS) {
                floor.put(name(SCHOOL, clients), measure(server, load, school, clients));
                floor.put(name(FHIR, clients), measure(server, load, fhir, clients));
            }
            floorMemory = server.peakMemory();
        }
        System.out.print(Report.of(gateway, floor, gatewayMemory, floorMemory));
    }

    private static void warmUp(Load load, Load.Target target) throws Exception {
        for (int sent = 0; sent < WARM_UP; ) {
            Load.Result result = load.run(target, 8, Duration.ofSeconds(5));
            if (result.answered() == 0) {
                throw new IllegalStateException("the server answers nothing: " + result.failed() + " failed");
            }
            sent += result.answered();
        }
    }

    private static String name(String message, int clients) {
        return "%s, %2d clients".formatted(message, clients);
    }

    private Run measure(Server server, Server partners, Load load, Load.Target target, int clients) throws Exception {
        Path data = data("gateway");
        double serverBefore = Cpu.of(server.pid());
        double partnersBefore = Cpu.of(partners.pid());
        double postgresBefore = Cpu.ofPostgres(data);
        long start = System.nanoTime();
        Load.Result result = load.run(target, clients, MEASURED);
        awaitDelivered(data);
        double delivered = (System.nanoTime() - start) / 1e9;
        double each = 1000.0 / Math.max(1, result.answered());
        return new Run(
                result,
                delivered,
                (Cpu.of(server.pid()) - serverBefore) * each,
                (Cpu.of(partners.pid()) - partnersBefore) * each,
                (Cpu.ofPostgres(data) - postgresBefore) * each);
    }

    private Run measure(Server server, Load load, Load.Target target, int clients) throws Exception {
        double serverBefore = Cpu.of(server.pid());
        double postgresBefore = Cpu.ofPostgres(data("floor"));
        Load.Result result = load.run(target, clients, MEASURED);
        double each = 1000.0 / Math.max(1, result.answered());
        return new Run(
                result,
                0,
                (Cpu.of(server.pid()) - serverBefore) * each,
                0,
                (Cpu.ofPostgres(data("floor")) - postgresBefore) * each);
    }

    /** Asks the gateway's database, from outside and over one connection: making one costs as much as a disclosure. */
    private static void awaitDelivered(Path data) throws Exception {
        String databasePort = Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                .get(3)
                .trim();
        try (var database = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + databasePort + "/postgres", "postgres", "");
                var open =
                        database.prepareStatement("select exists (select from delivery where state <> 'delivered')")) {
            while (true) {
                try (var row = open.executeQuery()) {
                    if (row.next() && !row.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(100);
            }
        }
    }

    private Path data(String name) {
        return folder.resolve(name);
    }

    private Server startFromTests(String name, List<String> ports, Class<?> main, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(more));
        return start(name, ports, command.toArray(String[]::new));
    }

    private Server start(String name, List<String> ports, String... command) throws Exception {
        List<String> whole = new ArrayList<>(List.of(command));
        whole.addAll(ports);
        whole.add("--safeconduct.data-dir=" + data(name));
        return Server.start(folder.resolve(name + ".log"), whole);
    }

    private static void awaitFile(Path file) throws Exception {
        for (int i = 0; i < 600 && !Files.exists(file); i++) {
            Thread.sleep(100);
        }
    }
}
