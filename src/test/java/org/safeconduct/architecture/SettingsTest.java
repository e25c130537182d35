package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code src/docs/settings.md} lists every setting of the gateway with its default, as the compiler found it. */
class SettingsTest {

    private static final Path REFERENCE = Path.of("src/docs/settings.md");
    private static final Path DESCRIBED = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
    private static final Path SOURCES = Path.of("src/main");

    /** From this line on the reference is generated. */
    private static final String GENERATED = "| Setting of the gateway | Default | |\n";

    /** How a setting is read without a settings record: a placeholder, a route's placeholder, a condition. */
    private static final Pattern READ =
            Pattern.compile("(?:\\$\\{|\\{\\{|@ConditionalOnProperty\\((?:name = )?\")(safeconduct\\.[a-z0-9.-]+)");

    private record Setting(String description, String byDefault) {}

    @Test
    void theReferenceIsWhatTheCodeSays() throws IOException {
        String written = Files.readString(REFERENCE);
        String expected = written.substring(0, written.indexOf(GENERATED)) + table();
        if (Boolean.getBoolean("settings.write")) {
            Files.writeString(REFERENCE, expected);
            written = expected;
        }

        assertThat(written)
                .as(
                        "%s; to write it anew: ./mvnw test -Dtest=SettingsTest -Dsettings.write=true, and read what changed",
                        REFERENCE)
                .isEqualTo(expected);
    }

    @Test
    void everySettingSaysWhatItIsFor() throws IOException {
        assertThat(settings())
                .hasSizeGreaterThan(60)
                .allSatisfy((name, setting) -> assertThat(setting.description())
                        .as("the @param of %s in its settings record", name)
                        .isNotBlank());
    }

    @Test
    void nothingIsReadThatIsNotListed() throws IOException {
        var read = new TreeSet<String>();
        for (Path folder : List.of(SOURCES, Path.of("routes"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(each -> each.toString().matches(".*\\.(java|yaml)"))
                        .toList()) {
                    READ.matcher(Files.readString(file))
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .forEach(read::add);
                }
            }
        }
        inDevelopment().stringPropertyNames().stream()
                .filter(name -> name.startsWith("safeconduct."))
                .forEach(read::add);

        assertThat(read).hasSizeGreaterThan(8).isSubsetOf(settings().keySet());
    }

    private static String table() throws IOException {
        Properties development = inDevelopment();
        var table = new StringBuilder(GENERATED).append("|---|---|---|\n");
        settings().forEach((name, setting) -> {
            String there = development.getProperty(name);
            table.append("| `%s` | %s | %s |\n"
                    .formatted(
                            name,
                            there == null
                                    ? setting.byDefault()
                                    : setting.byDefault() + "; in development `" + there + "`",
                            setting.description().replaceAll("\\{@code ([^}]*)}", "`$1`")));
        });
        return table.toString();
    }

    private static SortedMap<String, Setting> settings() throws IOException {
        assertThat(DESCRIBED)
                .as("Maven's compiler writes it (spring-boot-configuration-processor)")
                .exists();
        var settings = new TreeMap<String, Setting>();
        for (JsonNode property : new ObjectMapper().readTree(DESCRIBED.toFile()).path("properties")) {
            String byDefault = property.path("defaultValue").asString();
            settings.put(
                    property.path("name").asString(),
                    new Setting(
                            property.path("description").asString(),
                            byDefault.isEmpty() ? "none" : "`" + byDefault + "`"));
        }
        return settings;
    }

    private static Properties inDevelopment() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(SOURCES.resolve("resources/application-development.yaml")));
        return Objects.requireNonNull(yaml.getObject());
    }
}
