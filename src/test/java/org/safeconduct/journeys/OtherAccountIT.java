package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.FreePorts;
import org.safeconduct.support.GatewayProcess;
import org.safeconduct.support.Intruder;
import org.safeconduct.support.OtherAccount;
import org.safeconduct.support.OtherAccount.Done;
import org.safeconduct.support.OwnDatabase;
import org.springframework.util.FileSystemUtils;

/** Another account of the machine, and a packaged gateway in a folder that this account can look into. */
class OtherAccountIT {

    private static final String PUBLIC = "everybody may read this";

    private static Path folder;

    @AutoClose
    private static GatewayProcess gateway;

    @BeforeAll
    static void startAGateway() throws Exception {
        OtherAccount.assumed();
        OtherAccount.canBeTaken();
        folder = Files.createTempDirectory("other-account");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("public"), PUBLIC);
        gateway = GatewayProcess.start(
                        folder,
                        Map.of(
                                "safeconduct.standin.police-port", FreePorts.one(),
                                "safeconduct.standin.mash-port", FreePorts.one()))
                .ready(folder);
        AgencySystem school = gateway.agency("oakfield-school", folder);
        byte[] disclosure = AgencySystem.jsonExample("school", "words");
        assertThat(school.post("/schools/v1/disclosures", "application/json", disclosure)
                        .statusCode())
                .isEqualTo(202);
    }

    @AfterAll
    static void remove() throws Exception {
        if (folder != null) {
            gateway.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static Done shell(String script) throws Exception {
        return OtherAccount.runs(Map.of("FOLDER", folder.toString()), "sh", "-c", script);
    }

    private static String password() throws Exception {
        return Files.readString(folder.resolve("certs/database.password")).strip();
    }

    private static String port() throws Exception {
        return Files.readAllLines(folder.resolve("data/postgresql/postmaster.pid"))
                .get(3)
                .strip();
    }

    @Test
    void readsNothing_andChangesNothing() throws Exception {
        assertThat(shell("cat $FOLDER/public")).isEqualTo(new Done(0, PUBLIC));

        Done found = shell("find $FOLDER -mindepth 1 \\( -readable -o -writable \\) -printf '%P\\n'");

        assertThat(found.output().lines())
                .as("beside what the test itself put there")
                .containsExactlyInAnyOrder("public", "tmp");
        // The search would have seen more: there is as much as a gateway writes.
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.count()).isGreaterThan(1_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat $FOLDER/certs/store.key",
                "cat $FOLDER/certs/county-police.key",
                "cat $FOLDER/certs/database.password",
                "ls $FOLDER/certs",
                "ls $FOLDER/data",
                "cat $FOLDER/data/postgresql/pg_hba.conf",
                "mv $FOLDER/data/binaries $FOLDER/data/swapped",
                "touch $FOLDER/data/binaries/new",
                "touch $FOLDER/certs/new.pem",
                "ls $FOLDER/data/binaries/*/bin/postgres"
            })
    void isRefused_when(String attempt) throws Exception {
        assertThat(shell(attempt)).satisfies(done -> {
            assertThat(done.status()).isNotZero();
            assertThat(done.output()).isEmpty();
        });
    }

    @Test
    void cannotEnterTheDatabase_byAnyWay() throws Exception {
        assertThat(Path.of("/tmp/.s.PGSQL." + port())).doesNotExist();
        Path program = whatAnyoneCanRead();
        String java = ProcessHandle.current().info().command().orElse("java");
        String[] intruder = {
            java,
            "-XX:-UsePerfData",
            "-cp",
            program + ":" + program.resolve("driver.jar"),
            Intruder.class.getName(),
            port()
        };

        Done without = OtherAccount.runs(Map.of(), intruder);
        Done with = OtherAccount.runs(Map.of("PGPASSWORD", password()), intruder);
        FileSystemUtils.deleteRecursively(program);

        assertThat(without.output().lines()).hasSize(108).allMatch(line -> line.startsWith("out "), "is not let in");
        assertThat(with.output().lines())
                .as("the one way there is, which shows that the intruder knows how")
                .filteredOn(line -> line.startsWith("IN "))
                .containsExactlyInAnyOrder(
                        "IN jdbc:postgresql://127.0.0.1:" + port() + "/postgres safeconduct ",
                        "IN jdbc:postgresql://localhost:" + port() + "/postgres safeconduct ");
        assertThat(OwnDatabase.in(folder)
                        .jdbc()
                        .queryForObject(
                                "select count(*) from pg_roles where rolsuper and rolname <> 'postgres'",
                                Integer.class))
                .isZero();
    }

    @Test
    void seesNoPassword_amongWhatProcessesShow() throws Exception {
        Done seen = shell("cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ");

        assertThat(seen.output())
                .contains(folder.resolve("data/postgresql").toString())
                .doesNotContain(password());
    }

    private static Path whatAnyoneCanRead() throws Exception {
        Path program = Files.createTempDirectory("intruder");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path driver = Path.of(org.postgresql.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.copy(driver, program.resolve("driver.jar"));
        String name = Intruder.class.getName().replace('.', '/') + ".class";
        Path compiled = program.resolve(name);
        Files.createDirectories(compiled.getParent());
        try (var in = Intruder.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(java.util.Objects.requireNonNull(in), compiled);
        }
        for (Path copy : List.of(program.resolve("driver.jar"), compiled)) {
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
        }
        return program;
    }
}
