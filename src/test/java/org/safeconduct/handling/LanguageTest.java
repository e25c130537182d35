package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.disclosure.Json;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.Rulebooks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The statement in Welsh: a draft that a machine made, until someone has checked it. */
class LanguageTest {

    private static final String DRAFT = "(Drafft peiriant, heb ei wirio.)";
    private static final String UNTRANSLATED = "(Yn Saesneg yn unig.)";
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Locale CYMRAEG = Locale.of("cy", "GB");

    @TempDir
    Path folder;

    private static ObjectNode texts(String language) throws Exception {
        return (ObjectNode) Cases.YAML.readTree(County.RULEBOOKS.file("handling." + language + ".yaml"));
    }

    private static HandlingFacts facts() throws Exception {
        return Cases.facts("youth-imagery", Cases.YAML.readTree("nation: wales"));
    }

    private static Line line(HandlingStatement statement, String id) {
        return statement.lines().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** A rulebook with these Welsh texts, and a force that has confirmed a line, has a practice and a contact. */
    private Handling with(ObjectNode welsh) throws Exception {
        Files.write(folder.resolve("handling.cy.yaml"), Cases.YAML.writeValueAsBytes(welsh));
        Files.writeString(folder.resolve("rulebook.yaml"), "version: \"2026.11-cy\"");
        Path force = Files.writeString(folder.resolve("county.yml"), """
                version: "3"
                confirmations: {HD-REC-01: {name: A. Registrar, date: 2026-11-22}}
                practice: {HD-REC-09: "In County a desk sergeant checks first."}
                contacts: {challenge: "Write to the crime registrar."}
                """);
        return new Handling(Rulebooks.from(folder), new County(), force, County.TODAY);
    }

    private static JsonNode json(HandlingStatement statement) {
        return Json.mapper().valueToTree(statement);
    }

    @Test
    void theDraftIsMarked_aboveAllLinesInBothLanguages_andOnEachLine_andNoneIsShownAsConfirmed() throws Exception {
        HandlingStatement statement = with(texts("cy")).statement(facts(), County.NOW, CYMRAEG);

        assertThat(statement.language()).isEqualTo("cy");
        assertThat(statement.notice()).contains("Drafft peiriant", "machine draft", "Nobody has checked it");
        assertThat(json(statement).path("notice").asString()).isEqualTo(statement.notice());
        assertThat(Json.read(Json.write(statement), HandlingStatement.class)).isEqualTo(statement);
        assertThat(statement.lines())
                .filteredOn(line -> !line.id().startsWith("FORCE-"))
                .allSatisfy(line -> assertThat(line.text()).endsWith(DRAFT));
        assertThat(statement.lines()).noneMatch(Line::confirmedByForce);
        assertThat(statement.lines())
                .filteredOn(line -> line.evidenceGrade().equals("K") && line.certainty() != Certainty.ADVICE)
                .isNotEmpty()
                .allMatch(Line::unconfirmed);
        assertThat(statement.unconfirmed()).endsWith("nid yw County Police wedi eu cadarnhau.");
        assertThat(statement.clocks().getFirst().what()).isEqualTo("Dylai'r heddlu fel arfer fod wedi cofnodi trosedd");
    }

    @Test
    void englishHasNoNotice() throws Exception {
        HandlingStatement statement = County.HANDLING.statement(facts(), County.NOW, Locale.ENGLISH);

        assertThat(statement.notice()).isEmpty();
        assertThat(json(statement).has("notice")).isFalse();
    }

    @Test
    void theDraftSaysTheSameLines_asSurely_forTheSameReasons() throws Exception {
        HandlingStatement english = County.HANDLING.statement(facts(), County.NOW, Locale.ENGLISH);
        HandlingStatement welsh = County.HANDLING.statement(facts(), County.NOW, CYMRAEG);

        assertThat(welsh.lines())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("text")
                .isEqualTo(english.lines());
        assertThat(welsh.clocks())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("what")
                .isEqualTo(english.clocks());
    }

    @Test
    void eachRowHasADraft_withTheSameNumbersAndPlaces_andPromisesNoMore() throws Exception {
        JsonNode english = texts("en").path("lines");
        JsonNode welsh = texts("cy").path("lines");
        Set<String> rows = County.RULEBOOKS.table("handling").rows().stream()
                .map(RuleInfo::id)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows).allSatisfy(row -> {
            String said = english.path(row).asString();
            String draft = welsh.path(row).asString();
            assertThat(draft).isNotBlank().isNotEqualTo(said);
            assertThat(numbers(draft)).isEqualTo(numbers(said));
            assertThat(draft.contains("{force}")).isEqualTo(said.contains("{force}"));
            assertThat(draft.contains("neb addo"))
                    .as("nobody can promise")
                    .isEqualTo(said.contains("Nobody can promise"));
        });
        assertThat(texts("cy").path("unconfirmed").asString()).contains("{force}");
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    @Test
    void aRowWithoutADraft_standsInEnglish_andSaysSo() throws Exception {
        ObjectNode some = texts("cy");
        ((ObjectNode) some.path("lines")).remove("HD-CHP-01");

        HandlingStatement statement = with(some).statement(facts(), County.NOW, CYMRAEG);

        assertThat(line(statement, "HD-CHP-01").text())
                .startsWith("Child protection is a separate question.")
                .endsWith(UNTRANSLATED);
        assertThat(line(statement, "HD-CHP-02").text()).endsWith(DRAFT);
    }

    @Test
    void aCheckedText_isConfirmedAsInEnglish_andHasNoMark() throws Exception {
        ObjectNode checked = texts("cy").put("notice", "").put("draft", "").put("untranslated", "");

        HandlingStatement statement = with(checked).statement(facts(), County.NOW, CYMRAEG);

        assertThat(statement.notice()).isEmpty();
        assertThat(statement.lines())
                .filteredOn(Line::confirmedByForce)
                .extracting(Line::id)
                .containsExactly("HD-REC-01", "FORCE-challenge");
        assertThat(statement.lines()).noneMatch(line -> line.text().contains("Drafft"));
    }

    @Test
    void aLanguageThatTheRulebookLacks_isAnsweredInEnglish() throws Exception {
        assertThat(County.HANDLING.statement(facts(), County.NOW, Locale.FRENCH))
                .isEqualTo(County.HANDLING.statement(facts(), County.NOW, Locale.ENGLISH));
    }

    @Test
    void aStatementThatWasKept_isToldInWelsh_asIfItHadBeenMadeInWelsh() throws Exception {
        Handling handling = with(texts("cy"));
        for (String police : List.of("receives", "does-not-receive")) {
            HandlingFacts facts = Cases.facts(
                    "youth-imagery",
                    Cases.YAML.readTree(police.equals("receives") ? "nation: wales" : "{recipients: [mash]}"));
            HandlingStatement kept = handling.statement(facts, County.NOW, Locale.ENGLISH);

            HandlingStatement told = handling.in(CYMRAEG, kept);

            HandlingStatement made = handling.statement(facts, County.NOW, CYMRAEG);
            assertThat(told.lines())
                    .filteredOn(line -> !line.id().startsWith("FORCE-"))
                    .isEqualTo(made.lines().stream()
                            .filter(line -> !line.id().startsWith("FORCE-"))
                            .toList());
            assertThat(told.clocks()).isEqualTo(made.clocks());
            assertThat(told.notice()).isEqualTo(made.notice());
            assertThat(handling.in(Locale.ENGLISH, kept)).isEqualTo(kept);
        }
    }

    @Test
    void wordsThatTheRowNoLongerSays_areNotTranslated() throws Exception {
        Line old = new Line(
                "HD-CHP-01",
                Topic.CHILD_PROTECTION,
                Certainty.WILL,
                "What the row said last year.",
                List.of(),
                "source",
                "V",
                true);
        HandlingStatement kept = new HandlingStatement("2025.1", "County Police", "en", List.of(old), List.of());
        StatementChanges changes = StatementChanges.between(
                new HandlingStatement("2025.0", "County Police", "en", List.of(), List.of()), kept);

        Line told = County.HANDLING.in(CYMRAEG, kept).lines().getFirst();

        assertThat(told.text()).isEqualTo("What the row said last year. " + UNTRANSLATED);
        assertThat(told.confirmedByForce()).isFalse();
        assertThat(County.HANDLING.in(CYMRAEG, kept, changes).added()).containsExactly(told);
        assertThat(County.HANDLING.in(Locale.ENGLISH, kept, changes)).isEqualTo(changes);
    }
}
