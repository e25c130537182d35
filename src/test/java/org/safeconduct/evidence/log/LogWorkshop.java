package org.safeconduct.evidence.log;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceLog;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.EvidenceWorkshop;
import org.safeconduct.evidence.Fact;
import org.safeconduct.platform.TimeAndRandomness;
import org.safeconduct.sealing.keys.NoteKey;
import org.safeconduct.sealing.own.LogSeenFile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A log on a database, without the gateway around it: the real parts, put together by hand. */
public final class LogWorkshop implements AutoCloseable {

    public static final String ORIGIN = "safeconduct.org/workshop";
    private static final Reference REFERENCE = new Reference("SC-S66J-1GT0");

    public final JdbcTemplate database;
    public final Disputes disputes;
    public final EvidenceLog log;
    final LogStore store;
    final Integrator integrator;
    final Path memory;
    private final TransactionTemplate transaction;
    private final Evidence evidence;
    private final CheckpointSigner signer;
    private final HikariDataSource pool;
    private final String url;

    private LogWorkshop(String url, Path key, CrashPoints crash, int batch, String origin, String node)
            throws IOException {
        this.url = url;
        pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(6);
        database = new JdbcTemplate(pool);
        var transactions = new JdbcTransactionManager(pool);
        transaction = new TransactionTemplate(transactions);
        LogSettings settings = new LogSettings(origin, Duration.ofMillis(50), batch, List.of(), Duration.ofMillis(50));
        evidence = EvidenceWorkshop.evidence(database, TimeAndRandomness.real().ids());
        NoteKey signing = NoteKey.read(key);
        signer = new CheckpointSigner(settings, () -> List.of(signing));
        store = new LogStore(database);
        disputes = new Disputes(database, evidence, settings, Clock.systemUTC(), new SimpleMeterRegistry());
        KeyHistory history = new KeyHistory(database, signer);
        // Each node of each database has its own memory.
        Path remembered = Files.createDirectories(
                key.resolveSibling("seen-" + node + url.replaceAll("\\?.*", "").replaceAll(".*/", "")));
        memory = remembered.resolve("log.seen");
        integrator = new Integrator(
                store,
                signer,
                history,
                new LogMemory(new LogSeenFile(memory, false), signer, history),
                disputes,
                settings,
                transactions,
                crash,
                Clock.systemUTC());
        log = new StoredLog(store, disputes);
    }

    /** A key file, made when it is missing. */
    public static Path key(Path folder) throws IOException {
        Path key = folder.resolve("log.key");
        if (Files.notExists(key)) {
            Files.writeString(key, NoteKey.fresh(TimeAndRandomness.real().ids()));
        }
        return key;
    }

    public static LogWorkshop open(String url, Path key) throws IOException {
        return open(url, key, new CrashPoints.None(), 256);
    }

    static LogWorkshop open(String url, Path key, CrashPoints crash, int batch) throws IOException {
        return new LogWorkshop(url, key, crash, batch, ORIGIN, "");
    }

    /** A node with a memory of its own, for a log of that name. */
    static LogWorkshop node(String url, Path key, String origin, String name) throws IOException {
        return new LogWorkshop(url, key, new CrashPoints.None(), 256, origin, name);
    }

    public static void migrate(String url) {
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** A copy of a database that nobody is connected to. */
    public static String copy(EmbeddedPostgres postgres, String from, String to) {
        new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database " + to + " template " + from);
        return postgres.getJdbcUrl("postgres", to);
    }

    /** Entries in one transaction each. */
    public void append(int count) {
        for (int i = 0; i < count; i++) {
            transaction.executeWithoutResult(status -> evidence.append(record()));
        }
    }

    /** Stores what an acceptance stores, an answer and two envelopes, each in a transaction with as many entries. */
    void accept(int count, int entries) {
        byte[] answer = new byte[35 * 1024];
        byte[] envelope = new byte[8 * 1024];
        for (int i = 0; i < count; i++) {
            transaction.executeWithoutResult(status -> {
                for (byte[] stored : List.of(answer, envelope, envelope)) {
                    database.update("insert into taken (content) values (?)", stored);
                }
                if (entries > 0) {
                    evidence.append(IntStream.range(0, entries)
                            .mapToObj(n -> evidence.drawUp(record()))
                            .toList());
                }
            });
        }
    }

    /** Entries that share one transaction, which then ends as asked. */
    void appendTogether(int count, boolean commit) {
        transaction.executeWithoutResult(status -> {
            evidence.append(IntStream.range(0, count)
                    .mapToObj(i -> evidence.drawUp(record()))
                    .toList());
            if (!commit) {
                status.setRollbackOnly();
            }
        });
    }

    /** Ends the keeping of some leaves' records, and says so. */
    public void erase(long first, long last, Instant olderThan) {
        transaction.executeWithoutResult(status -> {
            int count = database.update(
                    "delete from evidence_record where entry in"
                            + " (select entry from evidence_leaf where index between ? and ?)",
                    first,
                    last);
            evidence.append(EvidenceRecord.ofGateway(
                    Event.RECORDS_DELETED,
                    now(),
                    Map.of(
                            Fact.COUNT,
                            count,
                            Fact.LEAVES,
                            List.of(first + "-" + last),
                            Fact.OLDER_THAN,
                            olderThan.toString(),
                            Fact.DISCLOSURES,
                            0)));
        });
    }

    public Instant now() {
        return Clock.systemUTC().instant();
    }

    private static EvidenceRecord record() {
        return new EvidenceRecord(Event.TOLD, Clock.systemUTC().instant(), REFERENCE, Map.of(Fact.RECIPIENT, "police"));
    }

    /** Until nothing waits. */
    public void integrate() {
        while (store.anythingWaits() && !disputes.open()) {
            integrator.integrate();
        }
    }

    /** Changes what cannot be changed: as whoever owns the database can. */
    public void tamper(String... statements) {
        List<String> all = new ArrayList<>(List.of("set session_replication_role = replica"));
        all.addAll(List.of(statements));
        database.execute((java.sql.Connection connection) -> {
            try (var statement = connection.createStatement()) {
                for (String sql : all) {
                    statement.execute(sql);
                }
                statement.execute("set session_replication_role = origin");
            }
            return true;
        });
    }

    public String url() {
        return url + "&user=postgres";
    }

    public LogSettings settings(List<LogSettings.WitnessAddress> witnesses) {
        return new LogSettings(ORIGIN, Duration.ofMillis(50), 256, witnesses, Duration.ofMillis(50));
    }

    public String verifierKey() {
        return signer.verifierKey();
    }

    /** The trust file of somebody who met this log. */
    public Path trust(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("known.json"),
                "{\"log\": {\"key\": \"" + signer.verifierKey() + "\", \"witnesses\": []}}");
    }

    private ServedLog served() {
        return new ServedLog(store, signer, new KeyHistory(database, signer), settings(List.of()));
    }

    /** The log as it is served, as files. */
    public Path export(Path folder) throws IOException {
        ServedLog served = served();
        Files.createDirectories(folder);
        save(folder.resolve("checkpoint"), served.checkpoint().map(note -> note.getBytes(StandardCharsets.UTF_8)));
        long size = store.head().size();
        for (int level = 0; size >>> (8 * level) > 0; level++) {
            long hashes = size >>> (8 * level);
            for (long number = 0; number * 256 < hashes; number++) {
                long width = Math.min(256, hashes - number * 256);
                String path = "/%03d%s".formatted(number, width == 256 ? "" : ".p/" + width);
                save(folder.resolve("tile/" + level + path), served.tile("/" + level + path));
                if (level == 0) {
                    save(folder.resolve("tile/entries" + path), served.tile("/entries" + path));
                }
            }
        }
        return folder;
    }

    private static void save(Path file, Optional<byte[]> part) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, part.orElseThrow());
    }

    @Override
    public void close() {
        pool.close();
    }
}
