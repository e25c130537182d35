package org.safeconduct.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.rulebook.RuleInfo.Grade;
import org.safeconduct.rulebook.RuleInfo.Jurisdiction;
import org.safeconduct.sharing.RuleLine;

class RuleFilterTest {

    private static final List<RuleLine> LINES = List.of(
            line("SH-01", Grade.V, Jurisdiction.BOTH),
            line("SH-02", Grade.K, Jurisdiction.ENGLAND),
            line("SH-03", Grade.K, Jurisdiction.WALES));

    @ParameterizedTest
    @CsvSource({
        "'', '', '', SH-01 SH-02 SH-03",
        "K, '', '', SH-02 SH-03",
        "K, WALES, '', SH-03",
        "'', ENGLAND, '', SH-01 SH-02",
        "'', '', mash, SH-03",
        "S, '', '', ''",
        "anything else, <b>, Jo Bloggs, SH-01 SH-02 SH-03"
    })
    void rowsAreNarrowed_byWhatIsACode(String grade, String nation, String recipient, String expected) {
        RuleFilter filter = RuleFilter.of(Map.of("grade", grade, "nation", nation, "recipient", recipient));

        assertThat(String.join(
                        " ",
                        filter.of(LINES, asked -> asked == Recipient.MASH ? Set.of("SH-03") : Set.of()).stream()
                                .map(RuleLine::id)
                                .toList()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"V, 1", "S, 0", "K, 2"})
    void eachGradeIsCounted(Grade grade, long number) {
        assertThat(RuleFilter.counts(LINES)).containsEntry(grade, number);
    }

    private static RuleLine line(String id, Grade grade, Jurisdiction where) {
        return new RuleLine(
                "sharing", id, "text", "source", grade, where, LocalDate.EPOCH, Optional.empty(), Optional.empty());
    }
}
