package org.safeconduct.intake;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What every schema that ships means by its patterns. */
class EcmaPatternTest {

    private static final List<String> SAMPLES = List.of(
            "SC-7Q4K-2M9T", "a.message:id-1", "2026-11-22", "0c9a4b0e-6b0f-4f0e-9a59-2f6d0f2f7a01", "A name", "");

    @Test
    void theEndIsTheEnd_inEverySchema() throws Exception {
        Set<String> patterns = patterns();

        assertThat(patterns).hasSizeGreaterThan(4).allSatisfy(written -> {
            assertThat(written).startsWith("^").endsWith("$");
            Pattern whole = Pattern.compile(written.substring(1, written.length() - 1));
            assertThat(SAMPLES).anyMatch(sample -> EcmaPattern.compile(written).matches(sample));
            assertThat(SAMPLES).allSatisfy(sample -> {
                for (String text : List.of(sample, sample + "\n", sample + "\r\n", "\n" + sample)) {
                    assertThat(EcmaPattern.compile(written).matches(text))
                            .as("%s of %s", written, text)
                            .isEqualTo(whole.matcher(text).matches());
                }
            });
        });
    }

    private static Set<String> patterns() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".schema.json"))
                    .toList()) {
                collect(new ObjectMapper().readTree(Files.readAllBytes(file)), found);
            }
        }
        return found;
    }

    private static void collect(JsonNode node, Set<String> found) {
        if (node.path("pattern").isString()) {
            found.add(node.path("pattern").asString());
        }
        node.forEach(child -> collect(child, found));
    }
}
