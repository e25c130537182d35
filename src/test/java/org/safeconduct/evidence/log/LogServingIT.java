package org.safeconduct.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.evidence.EvidenceLog;
import org.safeconduct.evidence.ReferenceTree;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.Command;
import org.safeconduct.support.RunningGateway;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log of a running gateway, as anyone sees it. */
class LogServingIT {

    @TempDir
    static Path folder;

    @AutoClose
    static RunningGateway gateway;

    static AgencySystem school;
    static JdbcTemplate database;
    static String reference;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(folder, Map.of("safeconduct.standin.enabled", false));
        database = gateway.bean(JdbcTemplate.class);
        school = gateway.agency("oakfield-school");
        reference = AgencySystem.json(school.post(
                        "/schools/v1/disclosures",
                        "application/json",
                        AgencySystem.jsonExample("school", "For the log.")))
                .path("reference")
                .asString();
        await().atMost(Duration.ofSeconds(20)).until(() -> !waits() && entries() > 0);
    }

    private static boolean waits() {
        return Boolean.TRUE.equals(
                database.queryForObject("select exists (select from evidence_waiting)", Boolean.class));
    }

    private static long entries() {
        return Objects.requireNonNull(database.queryForObject("select count(*) from evidence_leaf", Long.class));
    }

    @Test
    void servesTheLogAsTiles() throws Exception {
        HttpResponse<byte[]> checkpoint = school.get("/evidence/checkpoint");
        String note = new String(checkpoint.body(), StandardCharsets.UTF_8);
        int size = Integer.parseInt(note.lines().skip(1).findFirst().orElseThrow());
        HttpResponse<byte[]> hashes = school.get("/evidence/tile/0/000.p/" + size);
        HttpResponse<byte[]> bundle = school.get("/evidence/tile/entries/000.p/" + size);
        List<byte[]> leaves = database.queryForList(
                "select commitment from evidence_entry e join evidence_leaf l on l.entry = e.id order by l.index limit ?",
                byte[].class,
                size);

        assertThat(note).startsWith("safeconduct.org/development\n" + size + "\n");
        assertThat(note.lines().skip(2).findFirst().orElseThrow())
                .isEqualTo(java.util.Base64.getEncoder().encodeToString(ReferenceTree.root(leaves)));
        assertThat(checkpoint.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(checkpoint.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(hashes.statusCode()).isEqualTo(200);
        assertThat(hashes.body()).hasSize(size * 32).startsWith(ReferenceTree.leafHash(leaves.getFirst()));
        assertThat(hashes.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(hashes.headers().firstValue("Cache-Control").orElseThrow())
                .contains("immutable")
                .contains("public");
        assertThat(bundle.body()).hasSize(size * 34).startsWith(0, 32);
    }

    @Test
    void doesNotServeWhatIsNotThere() throws Exception {
        for (String path : List.of("0/000", "0/001.p/1", "1/000.p/1", "entries/000", "entries/001.p/1", "0/0", "x")) {
            assertThat(school.get("/evidence/tile/" + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void receiptProvesItself_withTheKeysThatWereSavedBefore() throws Exception {
        Path known = Files.write(
                folder.resolve("known.json"),
                school.get("/.well-known/safe-conduct").body());
        String receiptPath = "/disclosures/v1/" + reference + "/receipt";
        Path receipt = Files.write(
                folder.resolve("receipt.json"), school.get(receiptPath).body());
        HttpResponse<byte[]> bare = school.get(receiptPath, "Accept", "application/jose");
        Path promise = Files.write(folder.resolve("receipt.jws"), bare.body());

        assertThat(bare.headers().firstValue("Content-Type")).contains("application/jose");
        assertThat(verify(known, "receipt", receipt.toString()))
                .startsWith("0 PROVEN: ")
                .contains(reference);
        assertThat(verify(known, "receipt", promise.toString()))
                .startsWith("3 PROMISED: ")
                .contains(reference);
        Files.writeString(receipt, Files.readString(receipt).replaceFirst("\"index\":", "\"index\":1"));
        assertThat(verify(known, "receipt", receipt.toString())).startsWith("1 NOT PROVEN: ");
        assertThat(verify(
                        known,
                        "log",
                        gateway.uri() + "/evidence",
                        "--ca",
                        gateway.certs().resolve("ca.pem").toString()))
                .startsWith("0 PROVEN: every one of the");
    }

    private static String verify(Path known, String... arguments) {
        return Command.run("verify", List.of("--trust", known.toString()), arguments)
                .toString();
    }

    @Test
    void provesAnEntry_onceItHasALeaf() {
        long entry =
                Objects.requireNonNull(database.queryForObject("select max(entry) from evidence_leaf", Long.class));
        EvidenceLog.Proven proven = gateway.bean(EvidenceLog.class).proof(entry).orElseThrow();

        assertThat(proven.entries()).hasSize(1);
        assertThat(proven.checkpoint().size())
                .isGreaterThan(proven.entries().getFirst().index());
        assertThat(gateway.bean(EvidenceLog.class).proof(Long.MAX_VALUE)).isEmpty();
    }
}
