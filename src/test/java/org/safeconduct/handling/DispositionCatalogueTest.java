package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.support.AgencySystem;

class DispositionCatalogueTest {

    private static final String ROW = """
          - id: A
            of: police
            code: received
            meaning: They have it.
            doesNotMean: It does not mean more.
            next: They decide.
            sharerMay: Wait.
            source: a source
            grade: K
        """;

    @Test
    void findsARowByRecipientAndCode() throws Exception {
        DispositionCatalogue catalogue = catalogue("dispositions:\n" + ROW);

        assertThat(catalogue.find(Recipient.POLICE, "received"))
                .get()
                .extracting(DispositionText::id)
                .isEqualTo("A");
        assertThat(catalogue.find(Recipient.MASH, "received")).isEmpty();
        assertThat(catalogue.find(Recipient.POLICE, "dropped")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        They have it.      | The police dropped it, so you can close. | claims police-dropped-it-so-close
        They decide.       | Nothing will be recorded.                | claims nothing-recorded
        source: a source   | ''                                       | no usable source
        of: police         | of: school                               | no usable of
        grade: K           | grade: Z                                 | not a catalogue
        grade: K           | ''                                       | no usable grade
        """)
    void refusesARowThatNobodyMayRelyOn(String what, String by, String fault) {
        assertThatThrownBy(() -> catalogue("dispositions:\n" + ROW.replace(what, by)))
                .isInstanceOf(RulebookFault.class)
                .hasMessageContaining(fault);
    }

    @Test
    void refusesTheSameRowTwice() {
        assertThatThrownBy(() -> catalogue("dispositions:\n" + ROW + ROW))
                .isInstanceOf(RulebookFault.class)
                .hasMessageContaining("is there twice")
                .hasMessageContaining("explained above");
    }

    private static DispositionCatalogue catalogue(String yaml) throws Exception {
        return new DispositionCatalogue(
                yaml.getBytes(StandardCharsets.UTF_8),
                NeverSaid.read(AgencySystem.resource("rulebook/never-said.yaml")));
    }
}
