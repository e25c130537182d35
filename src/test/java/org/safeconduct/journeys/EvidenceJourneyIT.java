package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.FreePorts;
import org.safeconduct.support.GatewayProcess;

/** A receipt that proves itself, on a log that a partner's witness watches, through a crash and with the gateway off. */
class EvidenceJourneyIT {

    private static final String WITNESS = "county-mash.example/witness";

    @TempDir
    Path folder;

    @Test
    void receiptProvesItself_whenTheGatewayIsOff() throws Exception {
        Map<String, Object> alone = Map.of("safeconduct.standin.enabled", false);
        Path known = folder.resolve("known.json");
        Path ca = folder.resolve("certs/ca.pem");
        List<String> references = new ArrayList<>();
        GatewayProcess killed = GatewayProcess.start(folder, alone).ready(folder);
        try {
            AgencySystem school = killed.agency("oakfield-school", folder);
            Files.write(known, school.get("/.well-known/safe-conduct").body());
            for (int i = 0; i < 3; i++) {
                references.add(AgencySystem.json(school.post(
                                "/schools/v1/disclosures",
                                "application/json",
                                AgencySystem.jsonExample("school", "Number " + i)))
                        .path("reference")
                        .asText());
            }
        } finally {
            killed.kill();
        }

        int port = FreePorts.one();
        String logKey = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(known.toFile())
                .at("/log/key")
                .asText();
        Process witness = jar(
                "witness",
                "--name=" + WITNESS,
                "--log=" + logKey,
                "--folder=" + folder.resolve("witness"),
                "--port=" + port);
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> output("witness").contains("listens"));
            String witnessKey = output("witness").split(" ")[1];
            Map<String, Object> watched = Map.of(
                    "safeconduct.standin.enabled",
                    false,
                    "safeconduct.evidence.witnesses[0].url",
                    "http://127.0.0.1:" + port,
                    "safeconduct.evidence.witnesses[0].key",
                    witnessKey);
            Path receipt = folder.resolve("receipt.json");
            try (GatewayProcess gateway = GatewayProcess.start(folder, watched).ready(folder)) {
                AgencySystem school = gateway.agency("oakfield-school", folder);
                for (String reference : references) {
                    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                        JsonNode proven = school.getJson("/disclosures/v1/" + reference + "/receipt");
                        assertThat(proven.path("state").asText()).isEqualTo("proven");
                        assertThat(proven.at("/log/witnesses").asInt()).isEqualTo(1);
                    });
                }
                Files.write(
                        receipt,
                        school.get("/disclosures/v1/" + references.getFirst() + "/receipt")
                                .body());
                HttpResponse<byte[]> bare = school.get(
                        "/disclosures/v1/" + references.getFirst() + "/receipt", "Accept", "application/jose");
                assertThat(bare.headers().firstValue("Content-Type")).contains("application/jose");
                Files.write(folder.resolve("receipt.jws"), bare.body());

                assertThat(verify("log", gateway.uri() + "/evidence", "--ca", ca.toString(), "--seen", "receipt.json"))
                        .as(output("verify"))
                        .isZero();
                assertThat(verify("database", databaseUrl()))
                        .as(output("verify"))
                        .isZero();
            }

            assertThat(verify("receipt", "receipt.json", "--witness", witnessKey))
                    .as(output("verify"))
                    .isZero();
            assertThat(output("verify"))
                    .startsWith("PROVEN: ")
                    .contains(references.getFirst())
                    .contains("seen by 1 witness: " + WITNESS);
            assertThat(verify("receipt", "receipt.jws")).isEqualTo(3);
            Files.writeString(receipt, Files.readString(receipt).replaceFirst("\"index\":", "\"index\":1"));
            assertThat(verify("receipt", "receipt.json")).isEqualTo(1);
            assertThat(output("verify")).startsWith("NOT PROVEN: receipt.json: the log does not hold entry");
        } finally {
            witness.destroy();
        }
    }

    private String databaseUrl() throws IOException {
        String port = Files.readAllLines(folder.resolve("data/postgresql/postmaster.pid"))
                .get(3)
                .trim();
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    private int verify(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("verify"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--trust", "known.json"));
        return jar(all.toArray(String[]::new)).waitFor();
    }

    private Process jar(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"), "-jar", System.getProperty("gateway.jar")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(arguments[0] + ".out").toFile())
                .start();
    }

    private String output(String program) throws IOException {
        return Files.readString(folder.resolve(program + ".out"), StandardCharsets.UTF_8);
    }
}
