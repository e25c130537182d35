package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.sealing.Rollover;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.Command;
import org.safeconduct.support.RunningGateway;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Each key is changed on a busy day: nothing fails, nothing is lost, and what was proven before stays proven. */
class KeyRolloverIT {

    /** How long agencies share while keys change: {@code -Drollover.seconds=30}. */
    private static final int SECONDS = Integer.getInteger("rollover.seconds", 3);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private RunningGateway gateway;
    private JdbcTemplate database;
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final Queue<String> references = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    /** One change of keys, and whose fingerprint evidence must show for it. */
    private record Change(String key, Step step) {}

    private interface Step {
        void take() throws Exception;
    }

    @Test
    void nothingFailsAndNothingIsLost_whileEachKeyIsChanged() throws Exception {
        try (RunningGateway started = RunningGateway.start(folder, Map.of("safeconduct.keys.look-every", "100ms"));
                ExecutorService agencies = Executors.newFixedThreadPool(2)) {
            gateway = started;
            database = gateway.bean(JdbcTemplate.class);
            Rollover operator = new Rollover(gateway.certs(), Clock.systemUTC());
            save("before.json");
            List<Future<?>> traffic = Stream.of("oakfield-school", "haven-charity")
                    .<Future<?>>map(agency -> agencies.submit(() -> share(agency)))
                    .toList();
            await().until(() -> references.size() > 5);
            String early = references.peek();

            List<Change> changes = List.of(
                    new Change("receipt", () -> operator.own("receipt")),
                    new Change("gateway", () -> operator.own("gateway")),
                    new Change("server", () -> operator.own("server")),
                    new Change("agency county-police", () -> operator.agency("county-police")),
                    new Change("store", operator::storeKey),
                    new Change("log next", operator::nextLogKey),
                    new Change("log", () -> {
                        // Whoever knows the old key only can still check what both have signed, and learns the new one.
                        awaitCheckpoint(2);
                        assertProven("before.json", "log", gateway.uri() + "/evidence", "--ca", "certs/ca.pem");
                        save("overlap.json");
                        operator.takeNextLogKey();
                    }));
            for (Change change : changes) {
                int before = recorded(change.key());
                int shared = references.size();
                change.step().take();
                await().alias(change.key()).atMost(Duration.ofSeconds(20)).until(() -> recorded(change.key()) > before);
                long until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos() / changes.size();
                await().alias("sharing goes on after a change of " + change.key())
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> references.size() > shared + 2 && System.nanoTime() > until);
            }
            enough.set(true);
            for (Future<?> agency : traffic) {
                agency.get();
            }

            assertThat(failed).isEmpty();
            await().atMost(Duration.ofSeconds(60)).until(() -> count("status = 'delivered'") == references.size());
            assertThat(count("true")).isEqualTo(references.size());
            assertThat(database.queryForList(
                            "select distinct event from evidence_record where event in"
                                    + " ('attempted', 'parked', 'returned', 'turned-away', 'refused')",
                            String.class))
                    .isEmpty();
            assertThat(operator.fingerprints("county-police"))
                    .as("the old key was used, and then the new one")
                    .containsExactlyInAnyOrderElementsOf(database.queryForList(
                            "select distinct recipient_key from envelope where recipient = 'county-police'",
                            String.class));

            assertThat(serversCertificate())
                    .isEqualTo(operator.fingerprints("server").getLast());
            save("after.json");
            awaitCheckpoint(1);
            String late = List.copyOf(references).getLast();
            JsonNode after = JSON.readTree(folder.resolve("after.json").toFile());
            assertThat(after.at("/log/keys")).hasSize(2);
            assertThat(after.at("/receiptKeys/keys")).hasSize(2);
            assertThat(after.at("/log/key")).isNotEqualTo(known("before.json").at("/log/key"));
            assertThat(after.at("/log/key")).isEqualTo(known("overlap.json").at("/log/keys/1"));
            for (String reference : List.of(early, late)) {
                receipt(reference);
                assertProven(
                        "after.json",
                        "receipt",
                        folder.resolve(reference + ".json").toString());
            }
            assertProven("overlap.json", "log", gateway.uri() + "/evidence", "--ca", "certs/ca.pem");
            assertProven("after.json", "database", gateway.databaseUrl());
            // What was answered and locked under the old store key is there to be read.
            assertThat(gateway.agency("oakfield-school")
                            .getJson("/disclosures/v1/" + ofSchool())
                            .path("status")
                            .asString())
                    .isEqualTo("delivered");
        }
    }

    private Void share(String agency) throws Exception {
        String example = agency.equals("oakfield-school") ? "school" : "charity";
        String path = example.equals("school") ? "/schools/v1/disclosures" : "/third-sector/v1/disclosures";
        while (!enough.get()) {
            // A client of its own each time: what connects after a change meets the new key.
            AgencySystem system = gateway.agency(agency);
            for (int i = 0; i < 5 && !enough.get(); i++) {
                HttpResponse<byte[]> answer =
                        system.post(path, "application/json", AgencySystem.jsonExample(example, "On a busy day."));
                if (answer.statusCode() == 202) {
                    references.add(AgencySystem.json(answer).path("reference").asString());
                } else {
                    failed.add(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
                }
                Thread.sleep(50);
            }
        }
        return null;
    }

    private String serversCertificate() throws Exception {
        var shown = gateway.agency("haven-charity")
                .get("/")
                .sslSession()
                .orElseThrow()
                .getPeerCertificates()[0];
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(shown.getEncoded()));
    }

    private String ofSchool() {
        return database.queryForObject(
                "select reference from disclosure where agency = 'oakfield-school' order by received_at limit 1",
                String.class);
    }

    private void receipt(String reference) throws Exception {
        String agency =
                database.queryForObject("select agency from disclosure where reference = ?", String.class, reference);
        AgencySystem system = gateway.agency(String.valueOf(agency));
        JsonNode proven = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> system.getJson("/disclosures/v1/" + reference + "/receipt"),
                        receipt -> receipt.path("state").asString().equals("proven"));
        Files.writeString(folder.resolve(reference + ".json"), proven.toString());
    }

    private int recorded(String key) {
        return database.queryForObject(
                "select count(*) from evidence_record where event = 'key-changed' and record::jsonb ->> 'key' = ?",
                Integer.class,
                key);
    }

    private int count(String which) {
        return database.queryForObject("select count(*) from disclosure where " + which, Integer.class);
    }

    /** A checkpoint that carries as many signatures of the log. */
    private void awaitCheckpoint(int signatures) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            String note = new String(
                    gateway.agency("oakfield-school")
                            .get("/evidence/checkpoint")
                            .body(),
                    StandardCharsets.UTF_8);
            return note.lines().filter(line -> line.startsWith("\u2014 ")).count() == signatures;
        });
    }

    private void save(String file) throws Exception {
        Files.write(
                folder.resolve(file),
                gateway.agency("oakfield-school")
                        .get("/.well-known/safe-conduct")
                        .body());
    }

    private JsonNode known(String file) throws IOException {
        return JSON.readTree(folder.resolve(file).toFile());
    }

    private void assertProven(String trust, String... what) {
        String[] arguments = Arrays.stream(what)
                .map(argument -> argument.equals("certs/ca.pem")
                        ? gateway.certs().resolve("ca.pem").toString()
                        : argument)
                .toArray(String[]::new);
        Command verified =
                Command.run("verify", List.of("--trust", folder.resolve(trust).toString()), arguments);
        assertThat(verified.status()).as(verified.text()).isZero();
    }
}
