package org.safeconduct.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.evidence.log.LogWorkshop;
import org.safeconduct.platform.TimeAndRandomness;
import org.safeconduct.sealing.keys.NoteKey;
import org.safeconduct.support.Shared;

/**
 * Everything that one can do to one row or one value of the evidence, as the schema has it, one at a time: a new table or
 * column is tampered with as soon as it is there. Whoever owns the database stops its triggers, constraints and generated
 * columns first.
 */
@ExtendWith(Shared.class)
class TamperingIT {

    /** What the check need not notice, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "evidence_stream",
                    "how far an optional copy for other systems has come: its receiver sees gaps by the leaf",
            "evidence_check", "how a check of the log goes; what it came to is a record of its own",
            "evidence_cosignature: delete", "a witness's word can be lost, and asked for again; it cannot be made up",
            "evidence_dispute: delete",
                    "a person who has found out why ends a dispute so; that there was one stays on record");

    /** What a finding must name. */
    private static final Pattern PLACE =
            Pattern.compile("(entry|leaf|checkpoint) \\d|with id (\\d|null)|tile \\d+/\\d|log key \\S"
                    + "|cosignature of \\S+ at checkpoint|dispute that \\S+.* raised about");

    private static final String WITNESS = "county-mash.example/witness";

    @TempDir
    static Path folder;

    private static Connection database;
    private static Trust trust;
    private static Map<String, List<Column>> tables;

    /** @param key whether it is part of the primary key */
    private record Column(String name, String type, boolean key) {}

    /** @param statements what is done, one after the other */
    private record Tampering(String name, List<String> statements) {}

    @BeforeAll
    static void makeLog(EmbeddedPostgres postgres) throws Exception {
        new org.springframework.jdbc.core.JdbcTemplate(postgres.getPostgresDatabase())
                .execute("create database tampering");
        String url = postgres.getJdbcUrl("postgres", "tampering");
        LogWorkshop.migrate(url);
        try (LogWorkshop log = LogWorkshop.open(url, LogWorkshop.key(folder))) {
            log.append(300);
            log.integrate();
            log.erase(7, 9, log.now());
            log.integrate();
            VerifierKey witness = cosign(log);
            log.append(3);
            log.disputes.raise("somebody", "something");
            log.disputes.raise("somebody else", "something else");
            Trust known = Trust.read(log.trust(folder));
            trust = new Trust(known.logs(), List.of(witness), List.of());
        }
        database = DriverManager.getConnection(url, "postgres", "");
        database.setAutoCommit(false);
        tables = schema();
        own();
    }

    @AfterAll
    static void close() throws SQLException {
        database.rollback();
        database.close();
    }

    private static VerifierKey cosign(LogWorkshop log) throws Exception {
        Path file = folder.resolve("witness.key");
        Files.writeString(file, NoteKey.fresh(TimeAndRandomness.real().ids()));
        NoteKey key = NoteKey.read(file);
        VerifierKey witness = VerifierKey.of(WITNESS, VerifierKey.COSIGNATURE, key.publicKey());
        for (Map<String, Object> head : log.database.queryForList("select size, note from evidence_checkpoint")) {
            String text = Note.parse(String.valueOf(head.get("note"))).text();
            byte[] signature = key.sign(VerifierKey.cosigned(text, 1_800_000_000L));
            log.database.update(
                    "insert into evidence_cosignature (size, witness, line) values (?, ?, ?)",
                    head.get("size"),
                    WITNESS,
                    witness.line(ByteBuffer.allocate(Long.BYTES + signature.length)
                            .putLong(1_800_000_000L)
                            .put(signature)
                            .array()));
        }
        return witness;
    }

    /** The tables of evidence with their columns. */
    private static Map<String, List<Column>> schema() throws SQLException {
        Map<String, List<Column>> found = new LinkedHashMap<>();
        query(
                """
                select c.table_name, c.column_name, c.data_type, exists (
                           select from information_schema.table_constraints t
                             join information_schema.key_column_usage k using (constraint_schema, constraint_name)
                            where t.constraint_type = 'PRIMARY KEY' and t.table_name = c.table_name
                              and k.column_name = c.column_name) as key
                  from information_schema.columns c
                  join information_schema.tables t using (table_schema, table_name)
                 where c.table_schema = 'public' and c.table_name like 'evidence\\_%' and t.table_type = 'BASE TABLE'
                 order by c.table_name, c.ordinal_position""",
                row -> found.computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                        .add(new Column(row.getString(2), row.getString(3), row.getBoolean(4))));
        return found;
    }

    /** Nothing of the schema resists whoever owns it. */
    private static void own() throws SQLException {
        execute("set session_replication_role = replica");
        List<String> loosen = new ArrayList<>();
        query("""
                select format('alter table %I drop constraint if exists %I cascade', r.relname, c.conname)
                  from pg_constraint c join pg_class r on r.oid = c.conrelid where r.relname like 'evidence\\_%'""", row -> loosen.add(row.getString(1)));
        query("""
                select format('alter table %I alter column %I %s', table_name, column_name, case
                         when is_generated = 'ALWAYS' then 'drop expression'
                         when is_identity = 'YES' then 'drop identity' else 'drop not null' end)
                  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                 where c.table_name like 'evidence\\_%' and table_type = 'BASE TABLE'""", row -> loosen.add(row.getString(1)));
        query("""
                select format('alter table %I alter column %I drop not null', table_name, column_name)
                  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                 where c.table_name like 'evidence\\_%' and table_type = 'BASE TABLE'""", row -> loosen.add(row.getString(1)));
        for (String statement : loosen) {
            execute(statement);
        }
    }

    @Test
    void isProven_beforeAnybodyTouchesIt() throws Exception {
        DatabaseCheck.Verdict verdict = check();

        assertThat(verdict.entries()).isEqualTo(301);
        assertThat(verdict.erased()).isEqualTo(3);
        assertThat(verdict.waiting()).isEqualTo(5);
    }

    @Test
    void everyException_isOfSomethingThatIsThere() {
        assertThat(tables.keySet())
                .containsAll(EXCEPTIONS.keySet().stream()
                        .map(name -> name.replaceAll(":.*", ""))
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> isNotProven_whenSomebody() {
        return tables.entrySet().stream()
                .filter(table -> !EXCEPTIONS.containsKey(table.getKey()))
                .flatMap(table -> tamperings(table.getKey(), table.getValue()))
                .filter(tampering -> !EXCEPTIONS.containsKey(tampering.name().replaceAll(" of .*", "")))
                .map(tampering -> DynamicTest.dynamicTest(tampering.name(), () -> isNotProven(tampering)));
    }

    private static Stream<Tampering> tamperings(String table, List<Column> columns) {
        List<Tampering> all = new ArrayList<>();
        String list = String.join(
                ", ", columns.stream().map(column -> quoted(column.name())).toList());
        String forged = String.join(
                ", ",
                columns.stream()
                        .map(column -> column.key() ? another(column) : quoted(column.name()))
                        .toList());
        all.add(new Tampering(
                table + ": insert",
                List.of("insert into " + table + " (" + list + ") select " + forged + " from " + table
                        + row(table, 0.5))));
        all.add(new Tampering(
                table + ": insert of one that is there",
                List.of("insert into " + table + " (" + list + ") select " + list + " from " + table
                        + row(table, 0.5))));
        for (double place : new double[] {0, 0.5, 1}) {
            all.add(new Tampering(table + ": delete of " + place, List.of("delete from " + table + row(table, place))));
        }
        for (Column column : columns) {
            String name = table + "." + column.name();
            String set = "update " + table + " set " + quoted(column.name()) + " = ";
            all.add(new Tampering(name + ": alter", List.of(set + another(column) + row(table, 0.5))));
            all.add(new Tampering(name + ": empty", List.of(set + "null" + row(table, 0.5))));
            if (columns.size() > 1) {
                all.add(new Tampering(name + ": swap", swap(table, column)));
            }
        }
        return all.stream();
    }

    /** The first row, the last, or one in between. */
    private static String row(String table, double place) {
        return " where ctid = (select ctid from " + table + " order by ctid offset (select floor((count(*) - 1) * "
                + place + ")::int from " + table + ") limit 1)";
    }

    /** Two rows' values in one column, the first two that differ. */
    private static List<String> swap(String table, Column column) {
        String name = quoted(column.name());
        return List.of(
                "create temporary table swapped on commit drop as select a.ctid as one, a." + name
                        + " as its, b.ctid as"
                        + " other, b." + name + " as others from " + table + " a join " + table + " b on a." + name
                        + " is distinct from b." + name + " order by a.ctid desc, b.ctid limit 1",
                "update " + table + " t set " + name + " = case when t.ctid = s.one then s.others else s.its end from"
                        + " swapped s where t.ctid in (s.one, s.other)");
    }

    private static String another(Column column) {
        String name = quoted(column.name());
        return switch (column.type()) {
            case "text" -> name + " || 'x'";
            case "bytea" -> "set_byte(" + name + ", 0, get_byte(" + name + ", 0) # 1)";
            case "bigint", "integer", "smallint" -> name + " + 1000";
            case "timestamp with time zone" -> name + " + interval '1 second'";
            default -> throw new IllegalStateException("nobody has thought of how to alter " + column);
        };
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static void isNotProven(Tampering tampering) throws Exception {
        String table = tampering.name().replaceAll("[.:].*", "");
        String before = content(table);
        Savepoint untouched = database.setSavepoint();
        try {
            for (String statement : tampering.statements()) {
                execute(statement);
            }
            if (tampering.name().endsWith("swap") && content(table).equals(before)) {
                // Every row has the same there: nothing has changed.
                return;
            }
            assertThat(content(table)).as("it was tampered with").isNotEqualTo(before);
            Optional<String> finding = finding();
            assertThat(finding).as(tampering.name()).isPresent();
            assertThat(finding.get()).containsPattern(PLACE);
        } finally {
            database.rollback(untouched);
        }
    }

    private static Optional<String> finding() throws Exception {
        try {
            check();
            return Optional.empty();
        } catch (NotProven e) {
            return Optional.of(e.finding());
        }
    }

    private static DatabaseCheck.Verdict check() throws SQLException, IOException, NotProven {
        return new DatabaseCheck(database, trust, Period.ZERO, List.of(), checked -> {})
                .checkTransaction(Optional.empty());
    }

    private static String content(String table) throws SQLException {
        List<String> content = new ArrayList<>();
        query(
                "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from " + table
                        + " t",
                row -> content.add(row.getString(1)));
        return content.getFirst();
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private static void query(String query, Reader reader) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
