package org.safeconduct.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class RulebookSettingsTest {

    @TempDir
    Path folder;

    private final ApplicationContextRunner gateway =
            new ApplicationContextRunner().withUserConfiguration(RulebookOnly.class);

    @Configuration
    @EnableConfigurationProperties(RulebookSettings.class)
    @Import(Rulebooks.class)
    static class RulebookOnly {}

    @Test
    void takesTheJarsTables_whenNoFolderIsSet() {
        gateway.run(context -> assertThat(
                        context.getBean(Rulebooks.class).table("sharing").rows())
                .hasSizeGreaterThan(30));
    }

    @Test
    void takesTheFoldersTables_whenOneIsSet() throws Exception {
        Files.writeString(folder.resolve("rulebook.yaml"), "version: \"2026.11-local\"");
        Files.writeString(folder.resolve("sample.dmn"), Sample.dmn());

        gateway.withPropertyValues("safeconduct.rulebook=" + folder)
                .run(context -> assertThat(
                                context.getBean(Rulebooks.class).table("sample").version())
                        .isEqualTo("2026.11-local"));
    }

    @Test
    void stopsTheStart_whenATableHasAFault() throws Exception {
        Files.writeString(folder.resolve("rulebook.yaml"), "version: \"2026.11-local\"");
        Files.writeString(folder.resolve("sample.dmn"), Sample.dmn().replace("[S1]", ""));

        gateway.withPropertyValues("safeconduct.rulebook=" + folder)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(RulebookFault.class)
                        .hasMessageContaining("sample, row TS-01: source is missing"));
    }
}
