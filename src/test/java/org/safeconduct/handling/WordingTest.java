package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.RulebookFault;

class WordingTest {

    private static final String FILE = """
            language: cy
            notice: ""
            draft: ""
            untranslated: ""
            unconfirmed: Not confirmed.
            if-police-receive: "If so:"
            clocks: {crime-recorded: a, crime-recorded-if-crime: b, mash-decision: c}
            lines: {HD-A-01: Police log every report.}
            """;

    private static Wording read(String file) {
        RuleInfo row = new RuleInfo(
                "HD-A-01",
                "source",
                RuleInfo.Grade.K,
                RuleInfo.Jurisdiction.BOTH,
                LocalDate.EPOCH,
                Optional.empty(),
                Optional.empty());
        return Wording.read(
                "handling.cy.yaml",
                file.getBytes(StandardCharsets.UTF_8),
                List.of(row),
                NeverSaid.read(County.RULEBOOKS.file("never-said.yaml")));
    }

    @Test
    void readsEachText() {
        Wording wording = read(FILE);

        assertThat(wording.line("HD-A-01")).isEqualTo("Police log every report.");
        assertThat(wording.clock(Deadline.MASH_DECISION)).isEqualTo("c");
        assertThat(wording.clock(Deadline.CRIME_RECORDED)).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HD-A-01: Police log every report. | HD-B-01: x | the row HD-A-01 has no text",
                "HD-A-01: Police log every report. | HD-B-01: x | the text HD-B-01 has no row",
                "HD-A-01: Police log every report. | HD-A-01: ' ' | the row HD-A-01 has no text",
                "Police log every report. | Nothing will be recorded. | the text HD-A-01 claims nothing-recorded",
                "crime-recorded: a, |  | the clock crime-recorded has no name",
                "draft: \"\" | draft: [] | not a file of texts",
                "draft: \"\" | draft: Drafft. | notice, draft and untranslated are all said, or none is",
                "notice: \"\" | notice: Drafft. | notice, draft and untranslated are all said, or none is",
                "language: cy | colour: blue | not a file of texts",
                "language: cy | language: en | the language is en",
                "unconfirmed: Not confirmed. | draft: x | not a file of texts",
                "unconfirmed: Not confirmed. | unconfirmed: | not a file of texts",
                "HD-A-01: Police log every report. | 'HD-A-01: x, HD-A-01: y' | not a file of texts",
            })
    void doesNotStart_whenTextsAndRowsDoNotFit(String part, String wrong, String fault) {
        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> read(FILE.replace(part, wrong == null ? "" : wrong)))
                .withMessageContaining("handling.cy.yaml: " + fault);
    }

    @Test
    void listsEveryFaultAtOnce() {
        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> read(FILE.replace("HD-A-01", "HD-B-01").replace("mash-decision: c", "")))
                .withMessageContaining("the row HD-A-01 has no text")
                .withMessageContaining("the text HD-B-01 has no row")
                .withMessageContaining("the clock mash-decision has no name");
    }
}
