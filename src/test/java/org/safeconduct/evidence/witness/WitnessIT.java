package org.safeconduct.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.evidence.SeenTrees;
import org.safeconduct.evidence.log.LogSettings;
import org.safeconduct.evidence.log.LogWorkshop;
import org.safeconduct.evidence.verify.TreeHead;
import org.safeconduct.evidence.verify.VerifierKey;
import org.safeconduct.platform.TimeAndRandomness;
import org.safeconduct.sealing.keys.NoteKey;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;

/** A log and its witness over HTTP: what the witness signs, what it refuses, and what the log then does. */
@ExtendWith(Shared.class)
class WitnessIT {

    private static final String NAME = "county-mash.example/witness";

    @TempDir
    static Path folder;

    static EmbeddedPostgres postgres;
    static Path key;
    private static int copies;

    private LogWorkshop log;
    private Path memory;
    private Witness witness;
    private WitnessServer server;

    @BeforeAll
    static void makeDatabase(EmbeddedPostgres shared) throws Exception {
        postgres = shared;
        key = LogWorkshop.key(folder);
        Files.writeString(
                folder.resolve("witness.key"),
                NoteKey.fresh(TimeAndRandomness.real().ids()));
        new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database witness");
        String url = postgres.getJdbcUrl("postgres", "witness");
        LogWorkshop.migrate(url);
        try (LogWorkshop base = LogWorkshop.open(url, key)) {
            base.append(20);
            base.integrate();
        }
    }

    @BeforeEach
    void start() throws Exception {
        log = copy();
        memory = folder.resolve("seen" + copies);
        witness = witness();
        server = WitnessServer.start(witness, new InetSocketAddress("127.0.0.1", 0));
    }

    @AfterEach
    void stop() {
        server.close();
        log.close();
    }

    private static LogWorkshop copy() throws IOException {
        return LogWorkshop.open(LogWorkshop.copy(postgres, "witness", "witness" + ++copies), key);
    }

    private Witness witness() throws Exception {
        return new Witness(
                NAME,
                NoteKey.read(folder.resolve("witness.key")),
                List.of(VerifierKey.parse(log.verifierKey())),
                SeenTrees.open(memory),
                Clock.systemUTC());
    }

    private void feed(LogWorkshop which) {
        LogSettings settings = which.settings(List.of(new LogSettings.WitnessAddress(
                "http://127.0.0.1:" + server.port(), witness.verifier().text())));
        new WitnessFeeder(settings, which.log, which.disputes, which.database).feed();
    }

    private static void grow(LogWorkshop log, int entries) {
        log.append(entries);
        log.integrate();
    }

    private static String note(LogWorkshop log) {
        return log.log.checkpoint().orElseThrow().note();
    }

    private static void assertQuiet(LogWorkshop log) {
        assertThat(log.disputes.health().getStatus().getCode()).isEqualTo("UP");
    }

    private static void assertDisputed(LogWorkshop log, String finding) {
        assertThat(log.disputes.health().getStatus().getCode()).isEqualTo("DOWN");
        assertThat(log.database.queryForObject("select finding from evidence_dispute", String.class))
                .contains(finding);
        assertThat(log.database.queryForObject(
                        "select record from evidence_record where record like '%log-disputed%'", String.class))
                .contains(NAME);
        long size = log.log.checkpoint().orElseThrow().size();
        log.append(1);
        log.integrate();
        assertThat(log.log.checkpoint().orElseThrow().size())
                .as("evidence is taken in, and nothing more is signed")
                .isEqualTo(size);
    }

    @Test
    void cosigns_whatGrew() throws Exception {
        feed(log);
        grow(log, 300);
        feed(log);

        TreeHead head = TreeHead.open(note(log), VerifierKey.parse(log.verifierKey()), List.of(witness.verifier()));
        assertThat(head.size()).isEqualTo(320);
        assertThat(head.witnesses()).containsExactly(NAME);
        assertThat(log.log.checkpoint().orElseThrow().witnesses()).isEqualTo(1);
        assertThat(Files.readString(memory)).startsWith(LogWorkshop.ORIGIN + " 320 ");
        assertQuiet(log);
    }

    @Test
    void goesOn_whenTheLogForgotHowFarItsWitnessWas() {
        feed(log);
        log.tamper("delete from evidence_cosignature");
        grow(log, 5);
        feed(log);

        assertThat(log.log.checkpoint().orElseThrow().witnesses()).isEqualTo(1);
        assertQuiet(log);
    }

    @Test
    void raisesTheAlarm_whenTheDatabaseWasRolledBack() throws Exception {
        grow(log, 10);
        feed(log);
        try (LogWorkshop older = copy()) {
            feed(older);

            assertDisputed(older, "rolled back");
        }
        assertQuiet(log);
    }

    @Test
    void raisesTheAlarm_whenTwoDatabasesGrewApart() throws Exception {
        grow(log, 10);
        feed(log);
        try (LogWorkshop same = copy();
                LogWorkshop larger = copy()) {
            grow(same, 10);
            grow(larger, 11);
            feed(same);
            feed(larger);

            assertDisputed(same, "another tree of the same size");
            assertDisputed(larger, "no longer begins with the tree that this witness has cosigned");
        }
    }

    @Test
    void isLeftInPeace_whenItDoesNotAnswer() {
        server.close();
        feed(log);

        assertThat(log.log.checkpoint().orElseThrow().witnesses()).isZero();
        assertQuiet(log);
    }

    @Test
    void remembers_acrossARestart_andDoesNotStartWithADamagedMemory() throws Exception {
        feed(log);

        assertThat(ask("old 0\n\n" + note(log)).status()).isEqualTo(409);
        assertThat(witness().addCheckpoint(("old 0\n\n" + note(log)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Witness.Answer(409, "text/x.tlog.size", "20\n"));
        Files.writeString(memory, LogWorkshop.ORIGIN + " 20 AAAA\n");
        org.assertj.core.api.Assertions.assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::witness);
    }

    @Test
    void answersAsTheProtocolSays() throws Exception {
        String first = note(log);
        String otherLog = first.replace(LogWorkshop.ORIGIN, "elsewhere.example/log");
        String forged = first.replaceFirst("\n20\n", "\n21\n");

        assertThat(ask("").status()).isEqualTo(400);
        assertThat(ask("old 01\n\n" + first).status()).isEqualTo(400);
        assertThat(ask("old 21\n\n" + first).status()).isEqualTo(400);
        assertThat(ask("old 0\nnot base64!\n\n" + first).status()).isEqualTo(400);
        assertThat(ask("old 0\n\n" + otherLog).status()).isEqualTo(404);
        assertThat(ask("old 0\n\n" + forged).status()).isEqualTo(403);
        assertThat(ask("old 7\n\n" + first)).isEqualTo(new Witness.Answer(409, "text/x.tlog.size", "0\n"));
        assertThat(ask("old 0\n" + "A".repeat(43) + "=\n\n" + first).status()).isEqualTo(422);
        assertThat(ask("old 0\n\n" + first).status()).isEqualTo(200);
        grow(log, 3);
        assertThat(ask("old 20\n\n" + note(log)).status())
                .as("without its proof")
                .isEqualTo(422);
        StringBuilder proven = new StringBuilder("old 20\n");
        log.log
                .consistency(20, 23)
                .forEach(hash ->
                        proven.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        assertThat(ask(proven + "\n" + note(log)).body()).startsWith("\u2014 " + NAME + " ");
        assertThat(ask("old 20\n\n" + first)).isEqualTo(new Witness.Answer(409, "text/x.tlog.size", "23\n"));
    }

    private Witness.Answer ask(String body) throws IOException {
        return witness.addCheckpoint(body.getBytes(StandardCharsets.UTF_8));
    }
}
