package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.handling.Outcome.NamedPerson;
import org.safeconduct.rulebook.RuleInfo.Grade;
import org.safeconduct.rulebook.RulebookFault;

class OutcomeCatalogueTest {

    private static final OutcomeCatalogue OUTCOMES = new OutcomeCatalogue(County.RULEBOOKS);

    @Test
    void holdsEveryCode_inOrder() {
        assertThat(OUTCOMES.all())
                .extracting(Outcome::code)
                .containsExactly(
                        "0", "1", "1A", "2", "2A", "3", "3A", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13",
                        "14", "15", "16", "17", "18", "19", "20", "21", "22", "23");
    }

    /** The column "Named" of police-handling.md §2. */
    @ParameterizedTest
    @CsvSource({
        "1, YES",
        "14, NO",
        "15, YES",
        "16, YES",
        "18, NO",
        "19, NOT_APPLICABLE",
        "20, EITHER",
        "21, YES",
        "0, NOT_APPLICABLE"
    })
    void saysWhetherANamedPersonIsNeeded(String code, NamedPerson named) {
        assertThat(OUTCOMES.find(code)).map(Outcome::namedPerson).contains(named);
    }

    @ParameterizedTest
    @CsvSource({"9, the CPS", "10, the police", "21, the police", "4, the court"})
    void saysWhoDecides(String code, String decidedBy) {
        assertThat(OUTCOMES.find(code)).map(Outcome::decidedBy).contains(decidedBy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8A", "24", "", "1a", "01"})
    void knowsNoOtherCode(String code) {
        assertThat(OUTCOMES.find(code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "23, 2026-02-11, false",
        "23, 2026-02-12, true",
        "21, 2015-12-31, false",
        "21, 2016-01-01, true",
        "1, 1990-01-01, true",
    })
    void aCodeCountsFromItsFirstDay(String code, LocalDate day, boolean inForce) {
        assertThat(OUTCOMES.find(code).orElseThrow().inForce(day)).isEqualTo(inForce);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-31, true", "2027-01-01, false"})
    void aCodeEndsWithItsLastDay(LocalDate day, boolean inForce) {
        Outcome ending =
                catalogue(ENTRY + ", effectiveTo: 2026-12-31").find("99").orElseThrow();

        assertThat(ending.inForce(day)).isEqualTo(inForce);
        assertThat(ending.grade()).isEqualTo(Grade.K);
    }

    private static final String ENTRY = "code: \"99\", meaning: m, decidedBy: d, namedPerson: \"yes\", victim: v,"
            + " doesNotMean: n, source: s, grade: K";

    private static OutcomeCatalogue catalogue(String entry) {
        String file = "outcomes:\n  - {" + entry + "}\n";
        return new OutcomeCatalogue(
                file.getBytes(StandardCharsets.UTF_8), NeverSaid.read(County.RULEBOOKS.file("never-said.yaml")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"meaning: m", "decidedBy: d", "namedPerson: \"yes\"", "victim: v", "doesNotMean: n", "source: s"
            })
    void doesNotStart_whenAnEntryLacksSomething(String part) {
        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> catalogue(ENTRY.replace(part, part.replaceAll(":.*", ": \" \""))))
                .withMessageContaining("99");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grade: K | grade: X | not a catalogue",
                "grade: K | effectiveTo: 2026-12-31 | 99 has no grade",
                "namedPerson: \"yes\" | namedPerson: maybe | namedPerson",
                "meaning: m | meaning: It will never show on a DBS check. | 99 claims never-on-dbs",
                "victim: v | victim: The child can stop the police. | 99 claims victim-decides",
                "doesNotMean: n | doesNotMean: This is only intelligence. | 99 claims only-intelligence",
                "source: s | source: s, colour: blue | not a catalogue",
                "doesNotMean: n | doesNotMean: It does not mean that the child is safe. | 99 speaks of a child or an adult",
                "victim: v | victim: The adult is told. | 99 speaks of a child or an adult",
                "meaning: m | meaning: '{someone} is named.' | 99 has a place that nothing fills",
                "doesNotMean: n | doesNotMean: Ask which body it is. | 99 tells the reader what to do",
                "doesNotMean: n | doesNotMean: Child protection goes on. | 99 claims protection-goes-on",
            })
    void doesNotStart_whenAnEntryIsWrong(String part, String wrong, String fault) {
        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> catalogue(ENTRY.replace(part, wrong)))
                .withMessageContaining(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "CHILD, that the child is safe. Child protection is",
        "ADULT, that the adult is safe. Adult safeguarding is",
        "ANYONE, that the person at risk is safe. Protecting them is",
    })
    void saysWhoseCaseItIs(Whom whom, String says) {
        assertThat(OUTCOMES.find("15", whom))
                .map(Outcome::doesNotMean)
                .get()
                .asString()
                .contains(says);
        assertThat(OUTCOMES.find("15")).isEqualTo(OUTCOMES.find("15", Whom.ANYONE));
        assertThat(OUTCOMES.all()).contains(OUTCOMES.find("15").orElseThrow());
    }

    @Test
    void doesNotStart_whenACodeIsThereTwice() {
        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> catalogue(ENTRY + "}\n  - {" + ENTRY))
                .withMessageContaining("the code 99 is there twice");
    }
}
