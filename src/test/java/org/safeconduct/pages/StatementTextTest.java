package org.safeconduct.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Statements;
import org.safeconduct.handling.County;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.OpenQuestions;
import org.safeconduct.handling.StatementChanges;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * What a person reads first, as plain text, for the cases that no reader may mistake for one another. When a file differs,
 * what was said lies in {@code target/first}: read it line by line against the domain file before you copy it.
 */
class StatementTextTest {

    private static final Path REVIEWED = Path.of("src/test/resources/handling/first");
    private static final Path SAID = Path.of("target/first");
    private static final int TWO_MINUTES = 400;

    private final StatementViews views = new StatementViews(County.HANDLING, new Words(messages()), new Moments());

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static HandlingStatement statement(String scenario, Locale reader) throws Exception {
        byte[] facts = Files.readAllBytes(Path.of("src/test/resources/handling/scenarios/" + scenario + ".json"));
        return OpenQuestions.ofCounty(100).answer("203.0.113.7", () -> facts, reader);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two-males-15-mutual-at-a-panel",
                "two-males-15-and-17-mutual",
                "charity-worker-worries",
                "adult-at-risk-no-child",
                "marac-with-dash",
                "sexual-health-clinic-at-15",
                "social-worker-and-fgm",
                "member-of-staff",
                "nobody-known",
                "police-only"
            })
    void isReadInTwoMinutes_andSaysWhatWasReviewed(String scenario) throws Exception {
        String said = StatementText.first(views.of(statement(scenario, Locale.ENGLISH)));
        Files.createDirectories(SAID);
        Files.writeString(SAID.resolve(scenario + ".txt"), said);

        assertThat(said.split("\\s+")).hasSizeLessThan(TWO_MINUTES);
        assertThat(said.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(said).isEqualTo(Files.readString(REVIEWED.resolve(scenario + ".txt")));
    }

    @Test
    void theWhole_givesEachLineItsCertaintyAndItsSource_andTheThreeDecisions() throws Exception {
        HandlingStatement statement = statement("police-only", Locale.ENGLISH);
        String text = new String(
                new StatementText(views)
                        .write(
                                new Statements.Version(
                                        new Reference("SC-7Q4K-2M9T"),
                                        1,
                                        Instant.parse("2026-11-23T09:00:00Z"),
                                        statement,
                                        StatementChanges.NONE),
                                Locale.ENGLISH),
                StandardCharsets.UTF_8);
        String flat = text.replaceAll("\\s+", " ");

        assertThat(flat)
                .containsSubsequence(
                        "Child protection has not been told of this. Send it to the MASH",
                        "RECORDING, INVESTIGATING AND PROSECUTING ARE THREE DECISIONS",
                        "1. Recording. The police decide",
                        "2. Investigating. The police decide how far.",
                        "3. Prosecuting.",
                        "ALL OF IT, TOPIC BY TOPIC",
                        "[Source 1]",
                        "WHERE THIS COMES FROM");
        statement.lines().stream()
                .filter(line -> !line.topic().isAnswer())
                .forEach(line -> assertThat(flat).containsOnlyOnce(line.text()));
        assertThat(flat).containsOnlyOnce(statement.unconfirmed());
    }

    @Test
    void aDraftSaysSo() throws Exception {
        assertThat(StatementText.first(views.of(statement("police-only", Locale.of("cy"))))
                        .replaceAll("\\s+", " "))
                .contains("machine draft", "Nid yw amddiffyn plant wedi cael gwybod am hyn.");
    }
}
