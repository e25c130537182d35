package org.safeconduct.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.platform.TimeAndRandomness;
import org.safeconduct.support.OtherAccount;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class OwnPostgresIT {

    /** Let in by no line of PostgreSQL's file; with another password; with none when asked for one. */
    private static final List<String> REFUSED = List.of("28000", "28P01", "08004");

    @TempDir
    Path folder;

    private Path data;
    private Path keys;

    @BeforeEach
    void name() {
        data = folder.resolve("data");
        keys = folder.resolve("keys");
    }

    private OwnPostgres start() {
        return OwnPostgres.start(data, keys, TimeAndRandomness.real().ids());
    }

    private OwnPostgres startPrepared() {
        PreparedData.copyTo(data, keys);
        return start();
    }

    private static JdbcTemplate enter(OwnPostgres postgres) {
        StoreAccess access = postgres.access();
        return new JdbcTemplate(new DriverManagerDataSource(access.url(), access.user(), access.password()));
    }

    private static String refusal(String url, Map<String, String> how) {
        Properties properties = new Properties();
        properties.putAll(how);
        try (var open = DriverManager.getConnection(url, properties)) {
            return "entered as " + open.getMetaData().getUserName();
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static String plain(OwnPostgres postgres) {
        return postgres.access().url().replaceFirst("\\?.*", "");
    }

    @Test
    void letsIn_nobodyButItsRole_withItsPassword() throws IOException {
        try (OwnPostgres postgres = startPrepared()) {
            String url = plain(postgres);
            String password = postgres.access().password();

            assertThat(refusal(url, Map.of("user", "safeconduct", "password", password)))
                    .isEqualTo("entered as safeconduct");
            for (String user : List.of("safeconduct", "postgres", "root", "nobody")) {
                for (String guess : List.of("", "postgres", "safeconduct")) {
                    for (String database : List.of("postgres", "template1")) {
                        assertThat(refusal(
                                        url.replaceFirst("/postgres$", "/" + database),
                                        Map.of("user", user, "password", guess, "sslmode", "disable")))
                                .as("%s with '%s' to %s", user, guess, database)
                                .isIn(REFUSED);
                    }
                }
            }
            assertThat(refusal(url, Map.of("user", "postgres", "password", password)))
                    .as("the superuser, with the role's password")
                    .isIn(REFUSED);
            for (String user : List.of("safeconduct", "postgres")) {
                assertThat(refusal(
                                url,
                                Map.of(
                                        "user", user,
                                        "password", password,
                                        "replication", "true",
                                        "preferQueryMode", "simple",
                                        "assumeMinServerVersion", "10")))
                        .as("replication as " + user)
                        .isIn(REFUSED);
            }
            assertThat(refusal(url.replace("127.0.0.1", "[::1]"), Map.of("user", "postgres")))
                    .as("nobody listens on IPv6")
                    .isEqualTo("08001");
            assertThat(Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                            .get(4))
                    .as("the folder of its socket")
                    .isBlank();
        }
    }

    @Test
    void itsRole_ownsItsSchema_andMayDoNothingElse() throws IOException {
        try (OwnPostgres postgres = startPrepared()) {
            JdbcTemplate database = enter(postgres);

            assertThat(database.queryForMap("""
                    select rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls
                    from pg_roles where rolname = current_user"""))
                    .isEqualTo(Map.of(
                            "rolcanlogin", true,
                            "rolsuper", false,
                            "rolcreatedb", false,
                            "rolcreaterole", false,
                            "rolreplication", false,
                            "rolbypassrls", false));
            assertThat(database.queryForObject(
                            "select count(*) from pg_auth_members where member = current_user::regrole", Integer.class))
                    .as("other roles that it has")
                    .isZero();
            assertThat(database.queryForList(
                            "select distinct tableowner from pg_tables where schemaname = 'public'", String.class))
                    .containsExactly("safeconduct");
            assertThat(database.queryForObject(
                            "select nspowner::regrole::text from pg_namespace where nspname = 'public'", String.class))
                    .isEqualTo("safeconduct");
            for (String forbidden : List.of(
                    "create temporary table read_by_program (line text); copy read_by_program from program 'id'",
                    "copy (select 1) to '/tmp/written-by-copy'",
                    "select pg_read_file('pg_hba.conf')",
                    "select pg_ls_dir('.')",
                    "select lo_import('/etc/passwd')",
                    "select rolpassword from pg_authid",
                    "select * from pg_hba_file_rules",
                    "create role another",
                    "create database another",
                    "alter role safeconduct superuser",
                    "set role postgres",
                    "alter system set fsync = off",
                    "select pg_switch_wal()",
                    "create extension adminpack")) {
                assertThatExceptionOfType(DataAccessException.class)
                        .as(forbidden)
                        .isThrownBy(() -> database.execute(forbidden));
            }
        }
    }

    @Test
    void isDurable_andKeepsWhatItHeld() throws IOException {
        try (OwnPostgres postgres = startPrepared()) {
            JdbcTemplate database = enter(postgres);
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(database.queryForObject("show " + setting, String.class))
                        .as(setting)
                        .isEqualTo("on");
            }
            database.execute("create table kept as select 7 as number");
        }
        String password = Files.readString(keys.resolve(DatabasePassword.FILE));
        try (OwnPostgres postgres = start()) {
            assertThat(enter(postgres).queryForObject("select number from kept", Integer.class))
                    .isEqualTo(7);
        }
        assertThat(Files.readString(keys.resolve(DatabasePassword.FILE))).isEqualTo(password);
    }

    @Test
    void closesADatabase_thatAnEarlierGatewayLeftOpen_andKeepsWhatItHeld() throws Exception {
        Path binaries = Files.createDirectories(data.resolve("binaries"));
        try (EmbeddedPostgres earlier = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgresql"))
                .setOverrideWorkingDirectory(binaries.toFile())
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C")
                .start()) {
            JdbcTemplate database = new JdbcTemplate(earlier.getPostgresDatabase());
            database.execute("create table held (id bigint generated always as identity, word text)");
            database.execute("create table counted (id bigserial, word text)");
            database.execute("create view seen as select word from held");
            database.execute("create function one() returns int language sql as 'select 1'");
            database.execute("insert into held (word) values ('kept')");
            database.execute("create role left_behind superuser login");
        }
        assertThat(data.resolve("postgresql/pg_hba.conf")).content().contains("trust");
        assertThat(OwnerOnly.isOpenToOthers(binaries)).isTrue();
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        try (OwnPostgres postgres = start()) {
            JdbcTemplate database = enter(postgres);
            assertThat(database.queryForObject("select word from held", String.class))
                    .isEqualTo("kept");
            database.execute("insert into held (word) values ('after')");
            database.execute("insert into counted (word) values ('after')");
            database.execute("alter table held add column another text");
            database.execute("create or replace view seen as select word, id from held");
            database.execute("create or replace function one() returns int language sql as 'select 2'");
            for (String user : List.of("postgres", "left_behind")) {
                assertThat(refusal(plain(postgres), Map.of("user", user))).isIn(REFUSED);
            }
        }
        assertThat(data.resolve("postgresql/pg_hba.conf")).content().doesNotContain("trust");
        assertThat(OwnerOnly.isOpenToOthers(data)).isFalse();
        assertThat(OwnerOnly.isOpenToOthers(binaries)).isFalse();
        try (Stream<Path> left = Files.list(binaries)) {
            assertThat(left)
                    .as("what others could have put there")
                    .noneMatch(each -> each.getFileName().toString().startsWith("PG-"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "open"})
    void makesAnotherPassword_whenItsFileIs(String what) throws IOException {
        PreparedData.copyTo(data, keys);
        Path file = keys.resolve(DatabasePassword.FILE);
        String before = Files.readString(file).strip();
        if (what.equals("lost")) {
            Files.delete(file);
        } else {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }

        try (OwnPostgres postgres = start()) {
            assertThat(postgres.access().password()).isNotEqualTo(before);
            assertThat(enter(postgres).queryForObject("select 1", Integer.class))
                    .isOne();
            assertThat(refusal(plain(postgres), Map.of("user", "safeconduct", "password", before)))
                    .isIn(REFUSED);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void doesNotStart_onAPasswordThatIsNone_andDoesNotRepeatIt() throws IOException {
        OwnerOnly.folder(keys);
        OwnerOnly.write(keys.resolve(DatabasePassword.FILE), "x'; alter role safeconduct superuser; --");

        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(this::start)
                .withMessageStartingWith(keys.resolve(DatabasePassword.FILE).toString())
                .withMessageNotContaining("superuser");
        assertThat(data.resolve("postgresql")).doesNotExist();
    }

    /** Who made it can change whatever is put into it. */
    @Test
    void doesNotStart_inAFolderOfAnotherAccount() throws IOException {
        OtherAccount.assumed();
        Files.createDirectories(data);
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(this::start)
                .withMessageStartingWith(data + " belongs to another account");
        assertThat(data).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"bin/postgres, changed", "share/postgresql/postgres.bki, missing", "lib/libevil.so, one too many"})
    void replacesThePrograms_whenAFileIs(String name, String what, CapturedOutput log) throws Exception {
        PreparedData.copyTo(data, keys);
        Path binaries = ownBinaries();
        Path unpacked = only(binaries);
        FileDigests asInTheJar = FileDigests.of(unpacked);
        Path file = unpacked.resolve(name);
        switch (what) {
            case "changed" -> {
                byte[] content = Files.readAllBytes(file);
                content[content.length / 2] ^= 1;
                Files.write(file, content);
            }
            case "missing" -> Files.delete(file);
            default -> Files.writeString(file, "one too many");
        }

        try (OwnPostgres postgres = start()) {
            assertThat(enter(postgres).queryForObject("select 1", Integer.class))
                    .isOne();
        }
        assertThat(log).contains(file + " is not what was unpacked from the jar");
        assertThat(FileDigests.of(unpacked)).isEqualTo(asInTheJar);
    }

    /** The prepared ones are everybody's. */
    private Path ownBinaries() throws Exception {
        Path link = data.resolve("binaries");
        Path shared = link.toRealPath();
        Files.delete(link);
        assertThat(new ProcessBuilder("cp", "-a", shared.toString(), link.toString())
                        .start()
                        .waitFor())
                .isZero();
        return link;
    }

    private static Path only(Path binaries) throws IOException {
        try (Stream<Path> all = Files.list(binaries)) {
            return all.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
