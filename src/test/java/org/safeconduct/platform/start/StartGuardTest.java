package org.safeconduct.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.SafeConduct;
import org.safeconduct.platform.Weakness;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartGuardTest {

    private static final String SECRET = "postgres";

    /** With the settings that the jar has. */
    private final ApplicationContextRunner bare = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withBean(ServerWeaknesses.class)
            .withBean(StartGuard.class);

    private final ApplicationContextRunner production = bare.withPropertyValues(
                    "spring.datasource.url=jdbc:postgresql://db.example:5432/cases?sslmode=verify-full")
            .withPropertyValues("spring.datasource.password=long and hard to guess");

    @Test
    void starts_withTheSettingsOfTheJar_andADatabase(CapturedOutput log) {
        production.run(context -> assertThat(context).hasNotFailed());

        assertThat(log).doesNotContain("weak:");
    }

    @Test
    void stops_whenNoDatabaseIsNamed_unlessTheEmbeddedOneIsMeant(CapturedOutput log) {
        for (String notSaid : List.of("server.port=8443", "safeconduct.embedded-database=false")) {
            bare.withPropertyValues(notSaid)
                    .run(context -> assertThat(context)
                            .getFailure()
                            .isInstanceOf(InsecureConfiguration.class)
                            .hasMessageContaining("- safeconduct.embedded-database: spring.datasource.url names no"));
        }
        bare.withPropertyValues("safeconduct.embedded-database=true")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(log).contains("weak: safeconduct.embedded-database");
    }

    @Test
    void stopsBeforeAnythingIsOnTheDisk_whenNobodyMeantTheEmbeddedDatabase(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> new SpringApplicationBuilder(SafeConduct.class)
                        .run(
                                "--safeconduct.data-dir=" + folder.resolve("data"),
                                "--safeconduct.certs-dir=" + folder.resolve("certs"),
                                "--server.port=0",
                                "--server.ssl.enabled=false"))
                .isInstanceOf(InsecureConfiguration.class)
                .hasMessageContaining("- safeconduct.embedded-database: ")
                .hasMessageContaining("- server.ssl.enabled: ");

        try (Stream<Path> there = Files.list(folder)) {
            assertThat(there).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.ssl.enabled=false",
                "server.ssl.enabled-protocols=TLSv1.3,TLSv1.1",
                "server.ssl.client-auth=none",
                "server.servlet.session.cookie.secure=false",
                "server.servlet.session.cookie.http-only=false",
                "server.servlet.session.cookie.same-site=none",
                "server.error.include-message=always",
                "server.error.include-stacktrace=on_param",
                "spring.servlet.multipart.file-size-threshold=1MB",
                "logging.level.org.apache.camel=DEBUG",
                "logging.level.root=trace",
                "debug=true"
            })
    void stops_whenASettingIsLoosened(String setting) {
        production
                .withPropertyValues(setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(InsecureConfiguration.class)
                        .hasMessageContaining(setting.split("[.=]")[0]));
    }

    /** On this machine, too: every other account of it gets as far as the port. */
    @ParameterizedTest
    @ValueSource(strings = {"db.example", "localhost", "127.0.0.1"})
    void stops_whenTheDatabasesPasswordWouldBeGuessed_andDoesNotRepeatIt(String host) {
        production
                .withPropertyValues("spring.datasource.url=jdbc:postgresql://" + host + ":5432/cases")
                .withPropertyValues("spring.datasource.password=" + SECRET)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(InsecureConfiguration.class)
                        .hasMessageContaining("spring.datasource.password")
                        .message()
                        .doesNotContain(": " + SECRET, "=" + SECRET));
    }

    @Test
    void warnsAndStarts_whenAWeaknessMayBeMeant(CapturedOutput log) {
        production
                .withPropertyValues("spring.datasource.url=jdbc:postgresql://db.example:5432/cases")
                .withPropertyValues("management.server.address=0.0.0.0")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(log)
                .contains("weak: spring.datasource.url", "weak: management.server.address")
                .doesNotContain("hard to guess");
    }

    @Test
    void tellsEveryGraveWeaknessAtOnce() {
        production
                .withBean("one", Weakness.Found.class, () -> () -> List.of(Weakness.stops("one", "is weak.")))
                .withBean("two", Weakness.Found.class, () -> () -> List.of(Weakness.stops("two", "is weak too.")))
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("- one: is weak.")
                        .hasMessageContaining("- two: is weak too."));
    }

    @Test
    void developmentIsWeakByDesign_butNotBesideProduction() {
        production
                .withPropertyValues("spring.profiles.active=development", "server.ssl.enabled=false")
                .run(context -> assertThat(context).hasNotFailed());
        production
                .withPropertyValues("spring.profiles.active=production,development")
                .run(context -> assertThat(context).getFailure().hasMessageContaining("spring.profiles.active"));
    }
}
