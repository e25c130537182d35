package org.safeconduct.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.FreePorts;

/**
 * Accepted disclosures a second, over HTTPS, with delivery on, against a floor measured in the same run: {@code ./mvnw
 * verify -Pbench}. Clients, gateway, stand-in partners and database share this machine, so the ratio says more than the
 * figures.
 */
class GatewayBench {

    private static final int SCHOOL_BYTES = 6 * 1024;
    private static final int FHIR_BYTES = 41 * 1024;
    private static final int[] CLIENTS = {1, 8, 32};
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 20));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 15));

    @TempDir
    Path folder;

    @Test
    void acceptedDisclosuresASecond() throws Exception {
        Path certs = folder.resolve("certs");
        Map<String, Load.Result> gateway = new LinkedHashMap<>();
        Map<String, Load.Result> floor = new LinkedHashMap<>();
        Path ca = certs.resolve("ca.pem");
        long gatewayMemory;
        long floorMemory;
        int port = FreePorts.one();
        URI base = URI.create("https://localhost:" + port);

        Path jar = Path.of(System.getProperty("gateway.jar"));
        int police = FreePorts.one();
        int mash = FreePorts.one();
        String[] common = {
            "--server.port=" + port,
            "--safeconduct.certs-dir=" + certs,
            "--management.server.port=" + FreePorts.one(),
            "--safeconduct.standin.police-port=" + police,
            "--safeconduct.standin.mash-port=" + mash,
            "--safeconduct.standin.sharers-port=" + FreePorts.one()
        };
        try (Server server = Server.start(
                folder.resolve("gateway.log"),
                concat(
                        new String[] {
                            "-jar",
                            jar.toString(),
                            "--spring.profiles.active=development",
                            "--safeconduct.demo=false",
                            "--safeconduct.data-dir=" + folder.resolve("gateway")
                        },
                        common))) {
            awaitFile(certs.resolve("server.pem"));
            SSLContext tls = AgencySystem.trust(ca);
            server.awaitAnswer(base, tls);
            Load load = new Load(tls);
            load.run(school(base, ca), 8, WARM_UP);
            load.run(fhir(base, ca), 8, WARM_UP);
            for (int clients : CLIENTS) {
                gateway.put(
                        "school  6 KB, %2d clients".formatted(clients), load.run(school(base, ca), clients, MEASURED));
                gateway.put(
                        "FHIR   41 KB, %2d clients".formatted(clients), load.run(fhir(base, ca), clients, MEASURED));
            }
            gatewayMemory = server.peakMemory();
        }
        try (Server server = Server.start(
                folder.resolve("floor.log"),
                concat(
                        new String[] {
                            "-cp",
                            System.getProperty("java.class.path"),
                            Floor.class.getName(),
                            "--safeconduct.data-dir=" + folder.resolve("floor"),
                            "--spring.ssl.bundle.pem.server.keystore.certificate=" + certs.resolve("server.pem"),
                            "--spring.ssl.bundle.pem.server.keystore.private-key=" + certs.resolve("server.key")
                        },
                        common))) {
            SSLContext tls = AgencySystem.trust(ca);
            server.awaitAnswer(base, tls);
            Load load = new Load(tls);
            load.run(plain(base, SCHOOL_BYTES), 8, WARM_UP);
            for (int clients : CLIENTS) {
                floor.put(
                        "school  6 KB, %2d clients".formatted(clients),
                        load.run(plain(base, SCHOOL_BYTES), clients, MEASURED));
                floor.put(
                        "FHIR   41 KB, %2d clients".formatted(clients),
                        load.run(plain(base, FHIR_BYTES), clients, MEASURED));
            }
            floorMemory = server.peakMemory();
        }
        print(gateway, floor, gatewayMemory, floorMemory);
    }

    private static void print(
            Map<String, Load.Result> gateway, Map<String, Load.Result> floor, long gatewayMemory, long floorMemory) {
        StringBuilder text = new StringBuilder("\nAccepted disclosures (heap 512 MB, delivery on, ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" processors for everything)\n");
        text.append(
                "                             a second   p50 ms   p99 ms  failed |  floor/s   p50 ms   p99 ms | ratio\n");
        gateway.forEach((name, result) -> {
            Load.Result against = floor.get(name);
            text.append(String.format(
                    Locale.ROOT,
                    "  %s   %8.0f %8.1f %8.1f %7d | %8.0f %8.1f %8.1f | %5.2f%n",
                    name,
                    result.perSecond(),
                    result.p50(),
                    result.p99(),
                    result.failed(),
                    against.perSecond(),
                    against.p50(),
                    against.p99(),
                    result.perSecond() / against.perSecond()));
        });
        text.append("  peak memory of the process: gateway ")
                .append(gatewayMemory)
                .append(" MiB, floor ")
                .append(floorMemory)
                .append(" MiB (PostgreSQL not counted)\n");
        System.out.print(text);
    }

    private static Load.Target school(URI base, Path ca) throws Exception {
        String text = text("demo/school.json");
        JsonNode body = new ObjectMapper().readTree(text);
        String id = body.path("messageId").asText();
        String narrative = body.at("/concern/narrative").asText();
        String longer = text.replace(
                narrative, narrative + " And so on.".repeat(Math.max(0, (SCHOOL_BYTES - text.length()) / 11)));
        return new Load.Target(
                base.resolve("/schools/v1/disclosures"),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        "Bearer " + AgencySystem.of("oakfield-school", base, ca).token()),
                request -> longer.replace(id, request).getBytes(StandardCharsets.UTF_8));
    }

    /** The hospital's message with as many further observations as make it as long as a real referral. */
    private static Load.Target fhir(URI base, Path ca) throws Exception {
        String text = text("demo/hospital.xml");
        StringBuilder observations = new StringBuilder();
        for (int i = 0; text.length() + observations.length() < FHIR_BYTES; i++) {
            observations.append("""
                    <entry><fullUrl value="urn:uuid:00000000-0000-4000-8000-%012d"/><resource><Observation>
                      <status value="final"/>
                      <code><coding><system value="http://snomed.info/sct"/><code value="1491000000101"/></coding><text value="Observation %d"/></code>
                      <valueString value="Seen in the department; nothing of note was found on this occasion."/>
                    </Observation></resource></entry>
                    """.formatted(i, i));
        }
        byte[] body = text.replace("</Bundle>", observations + "</Bundle>").getBytes(StandardCharsets.UTF_8);
        return new Load.Target(
                base.resolve("/fhir/$process-message"),
                Map.of(
                        "Content-Type",
                        "application/fhir+xml",
                        "Authorization",
                        "Bearer "
                                + AgencySystem.of("st-marys-hospital", base, ca).token()),
                request -> body);
    }

    private static Load.Target plain(URI base, int bytes) {
        byte[] body = "x".repeat(bytes).getBytes(StandardCharsets.UTF_8);
        return new Load.Target(base.resolve("/"), Map.of("Content-Type", "application/octet-stream"), request -> body);
    }

    private static String text(String resource) throws Exception {
        return new String(AgencySystem.resource(resource), StandardCharsets.UTF_8);
    }

    private static void awaitFile(Path file) throws Exception {
        for (int i = 0; i < 600 && !Files.exists(file); i++) {
            Thread.sleep(100);
        }
    }

    private static String[] concat(String[] first, String[] second) {
        String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
