package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.rulebook.RulebookFault;

class PolicePartEndedTest {

    private static final String FILE = new String(County.RULEBOOKS.file("police-ended.yaml"), StandardCharsets.UTF_8);

    private static PolicePartEnded read(String yaml) {
        return new PolicePartEnded(
                yaml.getBytes(StandardCharsets.UTF_8),
                NeverSaid.read(County.RULEBOOKS.file("never-said.yaml")),
                new DispositionCatalogue(County.RULEBOOKS),
                new OutcomeCatalogue(County.RULEBOOKS));
    }

    @Test
    void anAdultsSharerReadsOfTheAdult_andAChildsOfTheChild() {
        assertThat(read(FILE).lines(Whom.ADULT))
                .hasSize(3)
                .noneMatch(line -> line.text().contains("child"))
                .anyMatch(line -> line.certainty() == Certainty.ADVICE);
        assertThat(read(FILE).lines(Whom.CHILD))
                .hasSize(4)
                .noneMatch(line -> line.text().contains("adult"))
                .anyMatch(line -> line.certainty() == Certainty.ADVICE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "certainty: advice | certainty: may | CP-AFTER-03 tells the reader what to do, and is no advice",
                "certainty: unconfirmed | certainty: will | AD-AFTER-01 is said to be so, and nobody has read",
                "your own work with the adult | your own work with the child | AD-AFTER-03 speaks of a child",
                "enquiries do not end because of it | enquiries go on by their own test | claims protection-goes-on",
            })
    void doesNotStart_whenALineMisleads(String part, String wrong, String fault) {
        assertThat(FILE).contains(part);

        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> read(FILE.replace(part, wrong)))
                .withMessageContaining(fault);
    }
}
