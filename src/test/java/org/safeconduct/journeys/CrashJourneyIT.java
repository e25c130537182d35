package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.sealing.Rollover;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.FreePorts;
import org.safeconduct.support.GatewayProcess;
import org.safeconduct.support.JarProgram;
import org.safeconduct.support.OwnDatabase;
import org.safeconduct.support.ReadableFiles;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A gateway takes disclosures in while its partners are away, and is killed. The next one, with its partners and a witness of
 * theirs, keeps what the first promised; its receipts prove themselves; and what the sharer wrote is readable nowhere but in
 * the recipient's hands.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashJourneyIT {

    private static final String CANARY = "CANARY-7f3a91-the-child-said";
    private static final String WITNESS = "county-mash.example/witness";
    private static final int SHARED = 5;

    @TempDir
    static Path folder;

    static final List<String> references = new ArrayList<>();
    static byte[] envelope;
    static List<Path> readableBeforeDelivery;
    static String witnessKey;

    @AutoClose
    static JarProgram witness;

    @AutoClose
    static GatewayProcess gateway;

    static AgencySystem school;

    private static final Map<String, Object> settings = new HashMap<>();

    @BeforeAll
    static void killAGateway_andStartAnother() throws Exception {
        int police = FreePorts.one();
        int mash = FreePorts.one();
        GatewayProcess killed = GatewayProcess.start(
                        folder,
                        Map.of(
                                "safeconduct.standin.enabled", false,
                                "safeconduct.standin.police-port", police,
                                "safeconduct.standin.mash-port", mash))
                .ready(folder);
        try {
            whatThePartnersHaveNotYet(killed.agency("oakfield-school", folder));
        } finally {
            killed.kill();
        }
        int port = FreePorts.one();
        String logKey = new ObjectMapper()
                .readTree(folder.resolve("known.json").toFile())
                .at("/log/key")
                .asString();
        witness = JarProgram.start(
                folder,
                "witness",
                "--name=" + WITNESS,
                "--log=" + logKey,
                "--folder=" + folder.resolve("witness"),
                "--port=" + port);
        await().atMost(Duration.ofSeconds(30)).until(() -> witness.output().contains("listens"));
        witnessKey = witness.output().split(" ")[1];
        settings.put("safeconduct.standin.police-port", police);
        settings.put("safeconduct.standin.mash-port", mash);
        settings.put("safeconduct.evidence.witnesses[0].url", "http://127.0.0.1:" + port);
        settings.put("safeconduct.evidence.witnesses[0].key", witnessKey);
        gateway = GatewayProcess.start(folder, settings).ready(folder);
        school = gateway.agency("oakfield-school", folder);
    }

    private static void whatThePartnersHaveNotYet(AgencySystem school) throws Exception {
        Files.write(
                folder.resolve("known.json"),
                school.get("/.well-known/safe-conduct").body());
        for (int i = 0; i < SHARED; i++) {
            byte[] message = AgencySystem.jsonExample("school", CANARY + " " + i);
            HttpResponse<byte[]> response = school.post("/schools/v1/disclosures", "application/json", message);
            assertThat(response.statusCode()).isEqualTo(202);
            JsonNode answer = AgencySystem.json(response);
            assertThat(answer.path("status").asString()).isEqualTo("accepted");
            references.add(answer.path("reference").asString());
        }
        // Bad input with the canary in it must not be echoed or logged either.
        byte[] bad = new String(AgencySystem.jsonExample("school", CANARY), StandardCharsets.UTF_8)
                .replace("\"england\"", "\"" + CANARY + "\"")
                .getBytes(StandardCharsets.UTF_8);
        HttpResponse<byte[]> refused = school.post("/schools/v1/disclosures", "application/json", bad);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).doesNotContain(CANARY);

        JdbcTemplate database = GatewayProcess.database(folder);
        envelope = database.queryForObject(
                "select content from envelope where reference = ? and recipient = 'county-police'",
                byte[].class,
                references.getFirst());
        OwnDatabase.in(folder).checkpoint();
        readableBeforeDelivery = ReadableFiles.with(CANARY, folder);
    }

    @Test
    void eachDisclosureIsDelivered_whenTheGatewayIsKilledAfterItsAnswer() throws Exception {
        awaitDelivered();
        JdbcTemplate database = GatewayProcess.database(folder);
        assertThat(database.queryForObject(
                        "select count(*) from delivery where state = 'delivered' and receipt is not null",
                        Integer.class))
                .isEqualTo(2 * SHARED);
        assertThat(database.queryForObject(
                        "select count(*) from evidence_record where record::jsonb ->> 'event' = 'delivered'",
                        Integer.class))
                .as("each delivery is on record once")
                .isEqualTo(2 * SHARED);
        assertThat(gateway.log()).as("nothing is tried before the routes run").doesNotContain("the route failed");
    }

    /** Killed between that the first on duty was told and that the second is. */
    @Test
    void whoIsOnDuty_isToldOnce_andNobodyIsMissed_whenTheGatewayIsKilledBetweenTwoHops() throws Exception {
        awaitDelivered();
        JdbcTemplate before = GatewayProcess.database(folder);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rows(before, "select 1 from waking where cardinality(told) = 1") == 2 * SHARED);
        gateway.kill();
        settings.put("safeconduct.duty.other", "1s");
        before.update("update waking set next_at = now()");
        gateway = GatewayProcess.start(folder, settings).ready(folder);
        school = gateway.agency("oakfield-school", folder);
        // Its PostgreSQL listens somewhere else now.
        JdbcTemplate database = GatewayProcess.database(folder);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> rows(
                                database,
                                "select 1 from waking where told = '{duty-desk,duty-inspector}' and agency = 'county-police'")
                        == SHARED);
        assertThat(
                        rows(
                                database,
                                "select 1 from notice where change = 'arrived' group by reference, addressee having count(*) > 1"))
                .as("told twice")
                .isZero();
        assertThat(database.queryForList(
                        "select distinct addressee from notice where change = 'arrived'", String.class))
                .contains("duty:county-police/duty-desk", "duty:county-police/duty-inspector");
    }

    private static int rows(JdbcTemplate database, String query) {
        return database.queryForList(query).size();
    }

    @Test
    void nothingReadableIsWritten_beforeOrAfterDelivery_andOpensslOpensIt() throws Exception {
        assertThat(readableBeforeDelivery).as("files before delivery").isEmpty();
        awaitDelivered();
        OwnDatabase.in(folder).checkpoint();
        assertThat(ReadableFiles.with(CANARY, folder))
                .as("files after delivery")
                .isEmpty();

        assertThat(openedByOpenssl(envelope, folder.resolve("certs"))).contains(CANARY);
        // The search itself works: it finds the canary where it is.
        Path seen = Files.writeString(folder.resolve("tmp/seen"), "x".repeat(1 << 20) + CANARY);
        assertThat(ReadableFiles.with(CANARY, folder)).containsExactly(seen);
        Files.delete(seen);
    }

    @Test
    void secondGatewayOnTheSameFolder_saysSoAndEnds() throws Exception {
        try (GatewayProcess second = GatewayProcess.start(folder, Map.of("safeconduct.standin.enabled", false))) {
            assertThat(second.exit()).isNotZero();
            assertThat(second.log())
                    .contains("Another gateway is running on the data folder")
                    .contains("--safeconduct.data-dir");
            assertThat(school.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void operatorChangesAgencies_asTheReadmeSays() throws Exception {
        Path token = Files.writeString(
                folder.resolve("token"), gateway.agency("operator", folder).token());
        Path file = Files.writeString(folder.resolve("quay-charity.json"), """
                {"id": "quay-charity", "name": "Quay Charity", "sector": "third-sector", "reviewers": "partnership"}""");
        Path pem = Files.writeString(
                folder.resolve("quay-charity.pem"),
                new Rollover(folder.resolve("certs"), Clock.systemUTC()).certificate("quay-charity"));

        assertThat(agency(token, "onboard", file.toString(), "--agency-certificate=" + pem))
                .isEqualTo("0 DONE: quay-charity is active");
        assertThat(agency(token, "suspend", "quay-charity")).isEqualTo("0 DONE: quay-charity is suspended");
        String list = agency(token, "list");
        assertThat(list).startsWith("0 ");
        assertThat(list.lines())
                .hasSize(7)
                .anyMatch(line -> line.matches("(0 )?quay-charity +suspended +third-sector +Quay Charity"))
                .anyMatch(line -> line.contains("County Police (receives what is for the police)"));
        assertThat(agency(token, "suspend", "nobody-known"))
                .isEqualTo("1 REFUSED: no agency has this id (HTTP status 404)");
        assertThat(agency(folder.resolve("absent"), "list"))
                .startsWith("2 --token-file cannot be used: it is a file with an operator's token")
                .contains("Exit status");
    }

    /** The last: it ends the gateway. */
    @Test
    @Order(Integer.MAX_VALUE)
    void receiptProvesItself_whenTheGatewayIsOff() throws Exception {
        for (String reference : references) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                JsonNode proven = school.getJson("/disclosures/v1/" + reference + "/receipt");
                assertThat(proven.path("state").asString()).isEqualTo("proven");
                assertThat(proven.at("/log/witnesses").asInt()).isEqualTo(1);
            });
        }
        String path = "/disclosures/v1/" + references.getFirst() + "/receipt";
        Path receipt =
                Files.write(folder.resolve("receipt.json"), school.get(path).body());
        HttpResponse<byte[]> bare = school.get(path, "Accept", "application/jose");
        assertThat(bare.headers().firstValue("Content-Type")).contains("application/jose");
        Files.write(folder.resolve("receipt.jws"), bare.body());
        String ca = folder.resolve("certs/ca.pem").toString();

        assertThat(verify("log", gateway.uri() + "/evidence", "--ca", ca, "--seen", "receipt.json"))
                .startsWith("0 ");
        assertThat(verify("database", OwnDatabase.in(folder).url())).startsWith("0 ");
        gateway.close();

        assertThat(verify("receipt", "receipt.json", "--witness", witnessKey))
                .startsWith("0 PROVEN: ")
                .contains(references.getFirst())
                .contains("seen by 1 witness: " + WITNESS);
        assertThat(verify("receipt", "receipt.jws")).startsWith("3 ");
        Files.writeString(receipt, Files.readString(receipt).replaceFirst("\"index\":", "\"index\":1"));
        assertThat(verify("receipt", "receipt.json"))
                .startsWith("1 NOT PROVEN: receipt.json: the log does not hold entry");
    }

    private static void awaitDelivered() {
        for (String reference : references) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> school.getJson("/disclosures/v1/" + reference)
                            .path("status")
                            .asString()
                            .equals("delivered"));
        }
    }

    private static String verify(String... arguments) throws Exception {
        return program("verify", arguments, "--trust", "known.json");
    }

    private static String agency(Path token, String... what) throws Exception {
        return program(
                "agency",
                what,
                "--gateway=" + gateway.uri(),
                "--ca=" + folder.resolve("certs/ca.pem"),
                "--token-file=" + token);
    }

    /** Its exit status, and what it printed. */
    private static String program(String name, String[] arguments, String... more) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        try (JarProgram program = JarProgram.start(folder, name, all.toArray(String[]::new))) {
            return program.status() + " " + program.output().strip();
        }
    }

    private static String openedByOpenssl(byte[] envelope, Path certs) throws Exception {
        String key = " -recip " + certs.resolve("county-police.pem") + " -inkey " + certs.resolve("county-police.key");
        byte[] signed = openssl(envelope, "cms -decrypt -inform DER -binary" + key);
        byte[] content =
                openssl(signed, "cms -verify -inform DER -binary -purpose any -CAfile " + certs.resolve("ca.pem"));
        return new String(content, StandardCharsets.UTF_8);
    }

    private static byte[] openssl(byte[] in, String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = process.getOutputStream()) {
            out.write(in);
        }
        byte[] result = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as("openssl %s", arguments).isZero();
        return result;
    }
}
