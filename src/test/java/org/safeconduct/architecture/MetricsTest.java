package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads a dashboard finds each of our meters explained, and none that is not there. */
class MetricsTest {

    private static final Pattern METER = Pattern.compile("\"((?:safeconduct|evidence)\\.[a-z.]+)\"");
    private static final Pattern EXPLAINED = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|");

    @Test
    void eachMeterIsExplained() throws IOException {
        Set<String> meters = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                if (source.contains("import io.micrometer.core.instrument.")) {
                    METER.matcher(source).results().forEach(found -> meters.add(found.group(1)));
                }
            }
        }
        List<String> explained = EXPLAINED
                .matcher(Files.readString(Path.of("src/docs/metrics.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(meters).hasSizeGreaterThan(5);
        assertThat(explained).containsExactlyInAnyOrderElementsOf(meters);
    }
}
