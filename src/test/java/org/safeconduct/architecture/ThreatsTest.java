package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each control of the threat model names a test, and each test that it names exists. */
class ThreatsTest {

    private static final Path MODEL = Path.of("src/docs/threats.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT|Contract|Fuzz|Bench))\\.(\\w+)`");

    @Test
    void everyNamedTestExists() throws IOException {
        Map<String, String> sources = sources();
        List<MatchResult> named =
                NAMED.matcher(Files.readString(MODEL)).results().toList();

        assertThat(named).hasSizeGreaterThan(60);
        assertThat(named)
                .allSatisfy(test -> assertThat(sources.getOrDefault(test.group(1), ""))
                        .as(test.group())
                        .containsPattern("(void|Stream<DynamicTest>) " + test.group(2) + "\\("));
    }

    @Test
    void everyThreatHasATest_orIsAGap() throws IOException {
        List<String> threats = Files.readAllLines(MODEL).stream()
                .filter(line -> line.matches("\\| [A-Z]{1,2}\\d+ \\|.*"))
                .toList();

        assertThat(threats).hasSizeGreaterThan(40);
        assertThat(threats).allMatch(line -> NAMED.matcher(line).find() || line.contains("**Gap**"));
        assertThat(threats.stream().map(line -> line.split("\\|", 3)[1].strip()))
                .as("one name, one threat")
                .doesNotHaveDuplicates();
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            ThreatsTest::text,
                            (one, another) -> one + another));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
