package org.safeconduct.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What sources keep to that no compiler asks of them. */
class SourcesTest {

    private static final Path JOURNEYS = Path.of("src/test/java/org/safeconduct/journeys");

    /** Reads what may still be on its way: an element's text at once, or as many elements as are there by now. */
    private static final Pattern READS_AT_ONCE =
            Pattern.compile("locator\\(\\s*\"main\"\\s*\\)|\\.allTextContents\\(|\\.allInnerTexts\\(");

    @ParameterizedTest
    @CsvSource({"src/main/java, 300", "src/test/java, 400"})
    void noFile_isLongerThanOneCanKeepInMind(Path root, int most) throws IOException {
        List<String> longer = new ArrayList<>();
        for (Path source : sources(root)) {
            int lines = Files.readAllLines(source).size();
            if (lines > most) {
                longer.add(source + ": " + lines);
            }
        }

        assertThat(longer)
                .as("longer than %d lines: split it by what it tells", most)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page.locator(\"main\").textContent()",
                "page.locator(\n        \"main\")",
                "page.locator(\"li\").allTextContents()"
            })
    void readingAtOnce_isSeen(String source) {
        assertThat(READS_AT_ONCE.matcher(source).find()).isTrue();
    }

    @Test
    void journeys_readPages_onlyWhenAllOfThemIsThere() throws IOException {
        Path where = JOURNEYS.resolve("Screen.java");
        List<String> atOnce = new ArrayList<>();
        for (Path journey : sources(JOURNEYS)) {
            String source = Files.readString(journey);
            Matcher reading = READS_AT_ONCE.matcher(source);
            while (!journey.equals(where) && reading.find()) {
                atOnce.add(journey + ": " + reading.group());
            }
        }

        assertThat(atOnce).as("read it by %s", where).isEmpty();
        assertThat(where).content().containsPattern(READS_AT_ONCE);
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            assertThat(sources).isNotEmpty();
            return sources;
        }
    }
}
