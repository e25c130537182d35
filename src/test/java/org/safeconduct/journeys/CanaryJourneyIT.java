package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.FreePorts;
import org.safeconduct.support.GatewayProcess;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a sharer wrote is readable nowhere but in the recipient's hands. */
class CanaryJourneyIT {

    private static final String CANARY = "CANARY-7f3a91-the-child-said";

    @TempDir
    Path folder;

    @Test
    void nothingReadableIsWritten_beforeOrAfterDelivery_andOpensslOpensIt() throws Exception {
        int police = FreePorts.one();
        String reference;
        byte[] envelope;
        Map<String, Object> partnersAway = Map.of(
                "safeconduct.standin.enabled",
                false,
                "safeconduct.standin.police-port",
                police,
                "safeconduct.standin.mash-port",
                FreePorts.one());
        try (GatewayProcess gateway = GatewayProcess.start(folder, partnersAway).ready(folder)) {
            AgencySystem school = gateway.agency("oakfield-school", folder);
            byte[] message = AgencySystem.jsonExample("school", CANARY);
            JsonNode answer = AgencySystem.json(school.post("/schools/v1/disclosures", "application/json", message));
            reference = answer.path("reference").asText();
            assertThat(answer.path("status").asText()).isEqualTo("accepted");
            // Bad input with the canary in it must not be echoed or logged either.
            byte[] bad = new String(message, StandardCharsets.UTF_8)
                    .replace("\"england\"", "\"" + CANARY + "\"")
                    .getBytes(StandardCharsets.UTF_8);
            var refused = school.post("/schools/v1/disclosures", "application/json", bad);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).doesNotContain(CANARY);

            JdbcTemplate database = GatewayProcess.database(folder);
            envelope = database.queryForObject(
                    "select content from envelope where reference = ? and recipient = 'county-police'",
                    byte[].class,
                    reference);
            database.execute("checkpoint");
            assertThat(filesWithCanary(folder)).as("files before delivery").isEmpty();
        }
        try (GatewayProcess gateway = GatewayProcess.start(
                        folder,
                        Map.of(
                                "safeconduct.standin.police-port",
                                police,
                                "safeconduct.standin.mash-port",
                                FreePorts.one()))
                .ready(folder)) {
            AgencySystem school = gateway.agency("oakfield-school", folder);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> school.getJson("/disclosures/v1/" + reference)
                            .path("status")
                            .asText()
                            .equals("delivered"));
            GatewayProcess.database(folder).execute("checkpoint");
            assertThat(filesWithCanary(folder)).as("files after delivery").isEmpty();
        }
        assertThat(openedByOpenssl(envelope, folder.resolve("certs"))).contains(CANARY);
        // The search itself works: it finds the canary where it is.
        Files.writeString(folder.resolve("tmp/seen"), "x".repeat(1 << 20) + CANARY);
        assertThat(filesWithCanary(folder)).containsExactly(folder.resolve("tmp/seen"));
    }

    /** Everything under the folder: database files, write-ahead log, the gateway's log, its temporary files and its keys. */
    private static List<Path> filesWithCanary(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        byte[] canary = CANARY.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(folder, 12)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (contains(file, canary)) {
                    found.add(file);
                }
            }
        } catch (java.io.UncheckedIOException e) {
            // A file that another process removed while we walked held nothing of ours that is still there.
            if (!(e.getCause() instanceof java.nio.file.NoSuchFileException)) {
                throw e;
            }
        }
        return found;
    }

    private static boolean contains(Path file, byte[] canary) throws IOException {
        if (!Files.isReadable(file)) {
            return false;
        }
        // ISO 8859-1 keeps every byte as one character.
        try (var in = Files.newInputStream(file)) {
            byte[] before = new byte[0];
            byte[] chunk;
            while ((chunk = in.readNBytes(1 << 20)).length > 0) {
                byte[] both = new byte[before.length + chunk.length];
                System.arraycopy(before, 0, both, 0, before.length);
                System.arraycopy(chunk, 0, both, before.length, chunk.length);
                if (new String(both, StandardCharsets.ISO_8859_1)
                        .contains(new String(canary, StandardCharsets.ISO_8859_1))) {
                    return true;
                }
                int kept = Math.min(canary.length, both.length);
                before = java.util.Arrays.copyOfRange(both, both.length - kept, both.length);
            }
            return false;
        } catch (java.nio.file.NoSuchFileException e) {
            return false;
        }
    }

    private static String openedByOpenssl(byte[] envelope, Path certs) throws Exception {
        byte[] signed = openssl(
                envelope,
                "cms",
                "-decrypt",
                "-inform",
                "DER",
                "-binary",
                "-recip",
                certs.resolve("county-police.pem").toString(),
                "-inkey",
                certs.resolve("county-police.key").toString());
        byte[] content = openssl(
                signed,
                "cms",
                "-verify",
                "-inform",
                "DER",
                "-binary",
                "-purpose",
                "any",
                "-CAfile",
                certs.resolve("ca.pem").toString());
        return new String(content, StandardCharsets.UTF_8);
    }

    private static byte[] openssl(byte[] in, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = process.getOutputStream()) {
            out.write(in);
        }
        byte[] result = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as("openssl %s", arguments[1]).isZero();
        return result;
    }
}
