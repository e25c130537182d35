package org.safeconduct.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.safeconduct.support.Command;

/** What the gateway signs of its log, and that it stops when the log is not the one it remembers. */
class LogSigningIT extends LogWithEntries {

    @Test
    void nothingIsSigned_overTilesThatWereAltered() throws Exception {
        try (LogWorkshop log = copy()) {
            log.tamper(
                    "update evidence_tile set hashes = overlay(hashes placing sha256('x') from 33) where level = 0 and"
                            + " number = 2");
            log.append(1);
            log.integrate();

            assertThat(log.log.checkpoint().orElseThrow().size()).isEqualTo(ENTRIES);
            assertThat(log.disputes.health().getStatus().getCode()).isEqualTo("DOWN");
            assertThat(log.database.queryForObject(
                            "select count(*) from evidence_record where record like '%\"log-disputed\"%'",
                            Integer.class))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostOrTwice_whenTheIntegratorIsKilled(CrashPoints.Step step) throws Exception {
        try (LogWorkshop log = copy()) {
            log.append(300);
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-cp",
                            System.getProperty("java.class.path"),
                            CrashingIntegrator.class.getName(),
                            log.url(),
                            key.toString(),
                            step.name())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("crash.log").toFile())
                    .start();

            assertThat(process.waitFor())
                    .as(Files.readString(folder.resolve("crash.log")))
                    .isEqualTo(CrashingIntegrator.KILLED);
            long persisted = step == CrashPoints.Step.COMMITTED ? 256 : 0;
            assertThat(log.log.checkpoint().orElseThrow().size()).isEqualTo(ENTRIES + persisted);
            assertThat(verifyDatabase(log).text()).startsWith("PROVEN: " + (ENTRIES + persisted) + " entries");
            log.integrate();
            assertThat(verifyDatabase(log).text())
                    .startsWith("PROVEN: 1000 entries")
                    .contains("0 entries wait");
        }
    }

    @Test
    void oneHistoryComesOfIt_whenManyWriteAndTwoNodesIntegrate() throws Exception {
        try (LogWorkshop log = copy();
                LogWorkshop other = LogWorkshop.node(log.url(), key, LogWorkshop.ORIGIN, "other");
                ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                work.add(() -> {
                    for (int i = 0; i < 25; i++) {
                        log.appendTogether(3, i % 5 != 0);
                    }
                    return null;
                });
            }
            for (LogWorkshop node : List.of(log, other)) {
                work.add(() -> {
                    for (int i = 0; i < 60; i++) {
                        node.integrator.integrate();
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
            log.integrate();

            assertThat(verifyDatabase(log).text())
                    .startsWith("PROVEN: " + (ENTRIES + 4 * 20 * 3) + " entries")
                    .contains("0 entries wait");
            assertThat(log.disputes.open()).isFalse();
        }
    }

    /** As whoever puts a backup back while the gateway runs: the newest checkpoint, its entry and its tiles are gone. */
    private static void rollBackOne(LogWorkshop log) {
        log.tamper(
                "delete from evidence_checkpoint where size = 701",
                "delete from evidence_record where entry = (select entry from evidence_leaf where index = 700)",
                "delete from evidence_entry where id = (select entry from evidence_leaf where index = 700)",
                "delete from evidence_leaf where index = 700",
                "update evidence_tile set hashes = substr(hashes, 1, (700 - 512) * 32) where level = 0 and number = 2");
    }

    private static void assertStopped(LogWorkshop log, String finding) {
        long size = log.store.head().size();
        log.append(1);
        log.integrate();
        log.integrator.integrate();
        assertThat(log.store.head().size()).as("nothing is signed").isEqualTo(size);
        assertThat(log.disputes.health().getStatus().getCode()).isEqualTo("DOWN");
        assertThat(log.log.disputes()).isEqualTo(1);
        assertThat(log.database.queryForObject("select finding from evidence_dispute", String.class))
                .contains(finding);
    }

    @Test
    void raisesTheAlarm_whenTheLogIsRolledBackUnderARunningGateway_alsoWhenNothingWaits() throws Exception {
        try (LogWorkshop log = copy()) {
            log.append(1);
            log.integrate();
            rollBackOne(log);
            assertThat(verifyDatabase(log).text()).startsWith("PROVEN: 700 entries");

            log.integrator.integrate();

            assertThat(log.disputes.health().getStatus().getCode()).isEqualTo("DOWN");
            assertStopped(log, "rolled back: this gateway has seen 701 entries signed, and the database has 700");
        }
    }

    @Test
    void raisesTheAlarm_whenTheLogWasRolledBackOrForkedWhileTheGatewayWasDown() throws Exception {
        try (LogWorkshop log = copy();
                LogWorkshop back = copy();
                LogWorkshop fork = copy()) {
            log.append(1);
            log.integrate();
            fork.append(5);
            fork.integrate();
            for (LogWorkshop other : List.of(back, fork)) {
                Files.copy(log.memory, other.memory, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            try (LogWorkshop restarted = LogWorkshop.open(back.url(), key)) {
                assertStopped(restarted, "rolled back: this gateway has seen 701");
            }
            try (LogWorkshop restarted = LogWorkshop.open(fork.url(), key)) {
                assertStopped(restarted, "forked: its first 701 entries are not those");
            }
        }
    }

    @Test
    void goesOnUnderANewName_whenTheDatabaseWasRestored() throws Exception {
        try (LogWorkshop log = copy()) {
            log.append(1);
            log.integrate();
            rollBackOne(log);
            assertStopped(log, "rolled back");

            try (LogWorkshop renamed = LogWorkshop.node(log.url(), key, "safeconduct.org/workshop-2", "")) {
                assertThat(renamed.disputes.health().getStatus().getCode()).isEqualTo("UP");
                renamed.append(5);
                renamed.integrate();

                assertThat(renamed.disputes.health().getStatus().getCode()).isEqualTo("UP");
                assertThat(renamed.log.disputes()).isZero();
                Path known = renamed.trust(Files.createDirectories(folder.resolve("renamed")));
                assertThat(Command.run("verify", "database", renamed.url(), "--trust", known.toString())
                                .text())
                        .startsWith("PROVEN: 707 entries");
            }
        }
    }

    @Test
    void anotherNodeTakesOver_withWhatItSawLast() throws Exception {
        try (LogWorkshop log = copy();
                LogWorkshop other = LogWorkshop.node(log.url(), key, LogWorkshop.ORIGIN, "takes-over")) {
            other.integrator.integrate();
            for (int i = 0; i < 3; i++) {
                log.append(100);
                log.integrate();
            }
            other.append(1);
            other.integrate();
            log.append(1);
            log.integrate();

            assertThat(log.disputes.open()).isFalse();
            assertThat(verifyDatabase(log).text()).startsWith("PROVEN: 1002 entries");
            rollBackOne(log);
            log.tamper("delete from evidence_checkpoint where size > 1000");
            other.integrator.integrate();
            assertThat(other.disputes.open())
                    .as("each node remembers what the others signed, too")
                    .isTrue();
        }
    }

    @Test
    void signsNothing_whenWhatItSawCannotBeRead_orANewestCheckpointIsNotItsOwn() throws Exception {
        try (LogWorkshop log = copy()) {
            Files.writeString(log.memory, "half a li");
            assertStopped(log, "what this gateway has seen of the log cannot be read from log.seen");
        }
        try (LogWorkshop log = copy()) {
            log.tamper(
                    "update evidence_checkpoint set note = replace(note, 'published 2', 'published 3') where size = 700");
            assertStopped(log, "checkpoint 700: the signature of safeconduct.org/workshop is wrong");
        }
    }

    @Test
    void letsNobodyElseRead_whatItRemembers() throws Exception {
        try (LogWorkshop log = copy()) {
            log.append(1);
            log.integrate();

            assertThat(Files.readString(log.memory)).startsWith(LogWorkshop.ORIGIN + " 701 ");
            assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(log.memory)))
                    .isEqualTo("rw-------");
            try (var files = Files.list(log.memory.getParent())) {
                assertThat(files).containsExactly(log.memory);
            }
        }
    }

    /** Should the lock fail us, the database still lets only one checkpoint follow another. */
    @Test
    void secondCheckpointAfterTheSameOne_isRefusedByTheDatabase() throws Exception {
        try (LogWorkshop log = copy()) {
            log.store.publish(ENTRIES, note(701));

            org.assertj.core.api.Assertions.assertThatExceptionOfType(
                            org.springframework.dao.DuplicateKeyException.class)
                    .isThrownBy(() -> log.store.publish(ENTRIES, note(702)));
        }
    }
}
