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
        They have it.      | They talked about the child.             | A speaks of a child or an adult
        They decide.       | Ask the MASH.                            | A tells the reader what to do
        """)
    void refusesARowThatNobodyMayRelyOn(String what, String by, String fault) {
        assertThatThrownBy(() -> catalogue("dispositions:\n" + ROW.replace(what, by)))
                .isInstanceOf(RulebookFault.class)
                .hasMessageContaining(fault);
    }

    @Test
    void saysHowFarThePoliceLookIntoIt_andWhatThatDoesNotMean() throws Exception {
        DispositionCatalogue catalogue =
                catalogue(new String(AgencySystem.resource("rulebook/dispositions.yaml"), StandardCharsets.UTF_8));

        assertThat(catalogue.investigation("record-only", Whom.ADULT)).get().satisfies(text -> {
            assertThat(text.meaning()).contains("do not look into it further");
            assertThat(text.doesNotMean()).contains("the adult is safe", "does not end because of this");
            assertThat(text.source()).contains("[V5]");
        });
        assertThat(catalogue.investigation("under-investigation", Whom.CHILD)).isPresent();
        assertThat(catalogue.investigation("completed", Whom.CHILD)).isPresent();
        assertThat(catalogue.investigation("", Whom.CHILD)).isEmpty();
        assertThat(catalogue.find(Recipient.POLICE, "no-further-action", Whom.ADULT))
                .get()
                .satisfies(text -> assertThat(text.doesNotMean() + text.next() + text.sharerMay())
                        .contains("that the adult is safe", "adult safeguarding enquiries", "worry about the adult"));
    }

    @Test
    void refusesWordsOnAnInvestigation_thatNobodyMayRelyOn() {
        assertThatThrownBy(() -> catalogue("dispositions:\n" + ROW + """
                investigations:
                  - {code: record-only, meaning: It goes on whatever the police decide., doesNotMean: The child is safe., source: s, grade: K}
                """))
                .isInstanceOf(RulebookFault.class)
                .hasMessageContaining("record-only claims protection-goes-on")
                .hasMessageContaining("record-only speaks of a child or an adult");
    }

    @Test
    void refusesAnInvestigation_thatLacksSomething() {
        assertThatThrownBy(() -> catalogue("dispositions:\n" + ROW
                        + "investigations: [{code: record-only, meaning: m, source: s, grade: K}]\n"))
                .isInstanceOf(RulebookFault.class)
                .hasMessageContaining("the investigation record-only lacks something");
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
