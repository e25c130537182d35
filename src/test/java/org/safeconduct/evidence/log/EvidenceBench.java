package org.safeconduct.evidence.log;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.platform.Ticker;
import org.safeconduct.support.BenchRun;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the log costs: {@code ./mvnw verify -Pbench -Dit.test=EvidenceBench}. Everything shares this machine. */
class EvidenceBench {

    private static final int FIRST = BenchRun.number("bench.entries", 1_000_000, 1_000);
    private static final int PROOFS = BenchRun.number("bench.proofs", 1_000, 20);
    private static final int PACED = BenchRun.number("bench.paced", 3_000, 20);
    private static final int ACCEPTED = BenchRun.number("bench.accepted", 10_000, 50);

    private static final int TAKEN = BenchRun.number("bench.taken", 2_000, 10);

    /** Taken in, two decisions, two envelopes, and a clock. */
    private static final int ENTRIES = 6;

    @TempDir
    Path folder;

    @Test
    void integrationProofsAndLag() throws Exception {
        Path key = LogWorkshop.key(folder);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database log");
            String url = postgres.getJdbcUrl("postgres", "log");
            LogWorkshop.migrate(url);
            try (LogWorkshop log = LogWorkshop.open(url, key, new CrashPoints.None(), 8192)) {
                log.database.update("""
                        with e as (insert into evidence_entry (commitment)
                            select sha256(n::text::bytea) from generate_series(1, ?) n returning id)
                        insert into evidence_waiting select id from e""", FIRST);
                log.database.execute("analyze evidence_waiting");
                long start = System.nanoTime();
                log.integrate();
                double seconds = (System.nanoTime() - start) / 1e9;
                BenchRun.print("integrated: %d entries, %.0f a second".formatted(FIRST, FIRST / seconds));

                proofs(log);
                lag(log);
                double waiting = append(log, ACCEPTED);
                log.integrate();
                Ticker ticker = new Ticker("bench", Duration.ofMillis(250), log.integrator::integrate);
                ticker.start();
                double integrated = append(log, ACCEPTED);
                ticker.stop();
                BenchRun.print(
                        "one transaction with one entry, one writer: %.0f a second with the integrator at work, %.0f without; ratio %.2f"
                                .formatted(integrated, waiting, integrated / waiting));
                accepting(log);
            }
        }
    }

    /** An answer of 35 KB and two envelopes of 8 KB in one transaction, and what its evidence adds. */
    private static void accepting(LogWorkshop log) {
        log.database.execute("create table taken (id bigint generated always as identity primary key, content bytea)");
        log.database.execute("alter table taken alter column content set storage external");
        log.accept(TAKEN, ENTRIES);
        double without = accept(log, 0);
        Ticker ticker = new Ticker("bench", Duration.ofMillis(250), log.integrator::integrate);
        ticker.start();
        double with = accept(log, ENTRIES);
        ticker.stop();
        BenchRun.print(
                "stored as an acceptance stores, one writer: %.0f a second with %d entries each and the integrator at work, %.0f without evidence; ratio %.2f"
                        .formatted(with, ENTRIES, without, with / without));
    }

    private static double accept(LogWorkshop log, int entries) {
        long start = System.nanoTime();
        log.accept(TAKEN, entries);
        return TAKEN / ((System.nanoTime() - start) / 1e9);
    }

    private static double append(LogWorkshop log, int count) {
        long start = System.nanoTime();
        log.append(count);
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private static void proofs(LogWorkshop log) {
        Random random = new Random(1);
        double[] micros = new double[PROOFS];
        for (int i = -PROOFS; i < PROOFS; i++) {
            long leaf = random.nextInt(FIRST);
            long start = System.nanoTime();
            if (log.log.inclusion(leaf, FIRST).isEmpty()) {
                throw new IllegalStateException("no proof");
            }
            if (i >= 0) {
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
        }
        Arrays.sort(micros);
        BenchRun.print("inclusion proof at %d entries: p50 %.0f µs, p99 %.0f µs"
                .formatted(FIRST, micros[PROOFS / 2], micros[PROOFS * 99 / 100]));
    }

    /** From commit to the checkpoint that contains the entry, at the default pace. */
    private static void lag(LogWorkshop log) throws InterruptedException {
        long size = log.log.checkpoint().orElseThrow().size();
        long[] committed = new long[PACED];
        Ticker ticker = new Ticker("bench", Duration.ofMillis(250), log.integrator::integrate);
        ticker.start();
        for (int i = 0; i < PACED; i++) {
            log.append(1);
            committed[i] = System.currentTimeMillis();
            Thread.sleep(3);
        }
        await().until(() -> log.log.checkpoint().orElseThrow().size() >= size + PACED);
        ticker.stop();
        double[] lags = new double[PACED];
        for (int i = 0; i < PACED; i++) {
            long published = Objects.requireNonNull(log.database.queryForObject(
                            "select published_at from evidence_checkpoint where size > ? order by size limit 1",
                            java.time.OffsetDateTime.class,
                            size + i))
                    .toInstant()
                    .toEpochMilli();
            lags[i] = published - committed[i];
        }
        Arrays.sort(lags);
        BenchRun.print("lag from commit to checkpoint: p50 %.0f ms, p99 %.0f ms, worst %.0f ms"
                .formatted(lags[PACED / 2], lags[PACED * 99 / 100], lags[PACED - 1]));
    }
}
