package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.rulebook.Rulebooks;

/** A statement in Welsh, from a folder that adds the texts. */
class LanguageTest {

    private static final String DRAFT = "(Drafft peiriant, heb ei wirio.)";

    @TempDir
    Path folder;

    private HandlingStatement inWelsh(String draft) throws Exception {
        ObjectNode texts = (ObjectNode) Cases.YAML.readTree(County.RULEBOOKS.file("handling.en.yaml"));
        texts.put("language", "cy").put("draft", draft).put("unconfirmed", "Nid yw {force} wedi cadarnhau hyn eto.");
        ((ObjectNode) texts.path("lines")).put("HD-CHP-01", "Mae amddiffyn plant yn gwestiwn ar wahân.");
        Files.write(folder.resolve("handling.cy.yaml"), Cases.YAML.writeValueAsBytes(texts));
        Files.writeString(folder.resolve("rulebook.yaml"), "version: \"2026.11-cy\"");
        Path force = Files.writeString(folder.resolve("county.yml"), """
                version: "3"
                confirmations: {HD-REC-01: {name: A. Registrar, date: 2026-11-22}}
                """);
        return new Handling(Rulebooks.from(folder), new County(), force, County.TODAY)
                .statement(
                        Cases.facts("youth-imagery", Cases.YAML.readTree("nation: wales")),
                        County.NOW,
                        Locale.of("cy", "GB"));
    }

    @Test
    void aDraftIsMarkedOnEachLine_andNeverShownAsConfirmed() throws Exception {
        HandlingStatement statement = inWelsh(DRAFT);

        assertThat(statement.lines()).allSatisfy(line -> {
            assertThat(line.text()).endsWith(DRAFT);
            assertThat(line.confirmedByForce()).isFalse();
        });
        assertThat(statement.lines())
                .filteredOn(line -> line.id().equals("HD-CHP-01"))
                .extracting(HandlingStatement.Line::text)
                .containsExactly("Mae amddiffyn plant yn gwestiwn ar wahân. " + DRAFT);
        assertThat(statement.lines())
                .filteredOn(line -> line.evidenceGrade().equals("K"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.text()).contains("Nid yw County Police wedi cadarnhau hyn eto."));
    }

    @Test
    void aCheckedTextIsConfirmedAsInEnglish() throws Exception {
        assertThat(inWelsh("").lines())
                .filteredOn(HandlingStatement.Line::confirmedByForce)
                .extracting(HandlingStatement.Line::id)
                .containsExactly("HD-REC-01");
    }

    @Test
    void aLanguageThatTheRulebookLacks_isAnsweredInEnglish() throws Exception {
        HandlingFacts facts = Cases.facts("youth-imagery", Cases.YAML.readTree("nation: wales"));

        assertThat(County.HANDLING.statement(facts, County.NOW, Handling.WELSH))
                .isEqualTo(County.HANDLING.statement(facts, County.NOW, Locale.FRENCH))
                .isEqualTo(County.HANDLING.statement(facts, County.NOW, Locale.ENGLISH));
    }
}
