package org.safeconduct.evidence.log;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.support.Command;
import org.safeconduct.support.Shared;

/** A log of some hundreds of entries, of which each test has a copy. */
@ExtendWith(Shared.class)
abstract class LogWithEntries {

    static final int ENTRIES = 700;

    @TempDir
    static Path folder;

    static EmbeddedPostgres postgres;
    static Path key;
    static Path trust;
    static Path seen;
    static int copies;

    @BeforeAll
    static void start(EmbeddedPostgres shared) throws Exception {
        postgres = shared;
        key = LogWorkshop.key(folder);
        new org.springframework.jdbc.core.JdbcTemplate(postgres.getPostgresDatabase())
                .execute("drop database if exists faults");
        new org.springframework.jdbc.core.JdbcTemplate(postgres.getPostgresDatabase())
                .execute("create database faults");
        String url = postgres.getJdbcUrl("postgres", "faults");
        LogWorkshop.migrate(url);
        try (LogWorkshop log = LogWorkshop.open(url, key)) {
            log.append(ENTRIES);
            log.integrate();
            trust = log.trust(folder);
            seen = Files.writeString(
                    folder.resolve("seen"), log.log.checkpoint().orElseThrow().note());
        }
    }

    static synchronized LogWorkshop copy() throws Exception {
        return LogWorkshop.open(LogWorkshop.copy(postgres, "faults", "faults" + ++copies), key);
    }

    static Command verify(String... arguments) {
        return Command.run("verify", List.of("--trust", trust.toString()), arguments);
    }

    static Command verifyDatabase(LogWorkshop log) {
        return verify("database", log.url());
    }

    static String note(long size) {
        return "log\n" + size + "\n" + "A".repeat(43) + "=\npublished 2026-11-30T10:00:00Z\n\n";
    }
}
