package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.disclosure.Json;
import org.safeconduct.handling.HandlingStatement.Clock;
import org.safeconduct.handling.HandlingStatement.Line;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a new statement says that the one before did not, and the way of a statement to JSON and back. */
class StatementChangesTest {

    private static final Instant SOON = Instant.parse("2026-11-23T10:00:00Z");
    private static final Line RECORDING = line("R-1", Topic.RECORDING, Certainty.MAY, "They may.");
    private static final Line REVIEW = line("V-1", Topic.REVIEW, Certainty.CANNOT_PROMISE, "Nobody can promise it.");
    private static final Clock CLOCK = new Clock("crime-recorded", "crime recorded", SOON, "R-1");
    private static final HandlingStatement FIRST =
            new HandlingStatement("2026.11", "County Police", "en", List.of(RECORDING, REVIEW), List.of(CLOCK));

    private static Line line(String id, Topic topic, Certainty certainty, String text) {
        return new Line(id, topic, certainty, text, List.of("wishes=unknown"), "A source", "K", false);
    }

    @Test
    void nothingChanged_whenTheSameIsSaidForAnotherReason_underAnotherRulebook() {
        Line otherReason = new Line(
                "R-1", Topic.RECORDING, Certainty.MAY, "They may.", List.of("wishes=refuses"), "A source", "K", false);
        HandlingStatement next =
                new HandlingStatement("2026.12", "County Police", "en", List.of(otherReason, REVIEW), List.of(CLOCK));

        StatementChanges changes = StatementChanges.between(FIRST, next);

        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes).isEqualTo(StatementChanges.NONE);
    }

    @Test
    void aRevision_saysWhatIsNewWhatIsGoneAndWhatIsOtherwise() {
        Line recorded = line("D-1", Topic.RECORDING, Certainty.WILL, "They recorded it.");
        Line sterner = line("V-1", Topic.REVIEW, Certainty.MAY, "They may.");

        HandlingStatement next = FIRST.revised(List.of(recorded, sterner), Set.of("R-1"), Set.of("crime-recorded"));
        StatementChanges changes = StatementChanges.between(FIRST, next);

        assertThat(next.lines()).containsExactly(recorded, sterner);
        assertThat(next.clocks()).isEmpty();
        assertThat(changes.added()).containsExactly(recorded);
        assertThat(changes.removed()).containsExactly(RECORDING);
        assertThat(changes.changed()).containsExactly(new StatementChanges.Changed(REVIEW, sterner));
        assertThat(changes.clocksStarted()).isEmpty();
        assertThat(changes.clocksEnded()).containsExactly(CLOCK);
        assertThat(changes.isEmpty()).isFalse();
    }

    @Test
    void aRevision_keepsTheOrderOfTopics_andWhatItDoesNotTouch() {
        Line early = line("E-1", Topic.CLASSIFICATION, Certainty.MAY, "They may.");

        HandlingStatement next = FIRST.revised(List.of(early), Set.of(), Set.of());

        assertThat(next.lines()).containsExactly(RECORDING, early, REVIEW);
        assertThat(next.clocks()).containsExactly(CLOCK);
        assertThat(next.rulebook()).isEqualTo("2026.11");
        assertThat(next.force()).isEqualTo("County Police");
    }

    @ParameterizedTest
    @MethodSource
    void aLineHasChanged_whenAnythingThatAReaderSeesHas(Line other) {
        HandlingStatement next =
                new HandlingStatement("2026.11", "County Police", "en", List.of(other, REVIEW), List.of(CLOCK));

        assertThat(StatementChanges.between(FIRST, next).changed())
                .containsExactly(new StatementChanges.Changed(RECORDING, other));
    }

    static List<Line> aLineHasChanged_whenAnythingThatAReaderSeesHas() {
        return List.of(
                new Line("R-1", Topic.UPDATES, Certainty.MAY, "They may.", List.of(), "A source", "K", false),
                new Line("R-1", Topic.RECORDING, Certainty.WILL, "They may.", List.of(), "A source", "K", false),
                new Line("R-1", Topic.RECORDING, Certainty.MAY, "They might.", List.of(), "A source", "K", false),
                new Line("R-1", Topic.RECORDING, Certainty.MAY, "They may.", List.of(), "Another", "K", false),
                new Line("R-1", Topic.RECORDING, Certainty.MAY, "They may.", List.of(), "A source", "V", false),
                new Line("R-1", Topic.RECORDING, Certainty.MAY, "They may.", List.of(), "A source", "K", true));
    }

    @Test
    void aClockThatRunsToAnotherTime_endedAndStarted() {
        Clock later = new Clock("crime-recorded", "crime recorded", SOON.plusSeconds(60), "R-1");
        HandlingStatement next = new HandlingStatement("2026.11", "County Police", "en", FIRST.lines(), List.of(later));

        StatementChanges changes = StatementChanges.between(FIRST, next);

        assertThat(changes.clocksStarted()).containsExactly(later);
        assertThat(changes.clocksEnded()).containsExactly(CLOCK);
        assertThat(changes.isEmpty()).isFalse();
    }

    @Test
    void moreIsKnown_andTheStatementSaysWhatThatChanges() {
        JsonNode unknown = Cases.YAML.createObjectNode();
        ObjectNode forced = Cases.YAML.createObjectNode();
        forced.putObject("factors").put("coercion", "yes");
        HandlingStatement before = statement("two-15-year-olds-mutual", unknown);
        HandlingStatement after = statement("two-15-year-olds-mutual", forced);

        StatementChanges changes = StatementChanges.between(before, after);

        assertThat(changes.added()).extracting(Line::id).contains("HD-INV-18");
        assertThat(changes.removed()).extracting(Line::id).contains("HD-OUT-11");
        assertThat(changes.removed())
                .filteredOn(line -> line.id().equals("HD-OUT-11"))
                .singleElement()
                .satisfies(line -> assertThat(line.text()).startsWith("If the children are close in age"));
    }

    private static HandlingStatement statement(String scenario, JsonNode with) {
        return County.HANDLING.statement(Cases.facts(scenario, with), County.NOW, Locale.ENGLISH);
    }

    @ParameterizedTest
    @MethodSource("org.safeconduct.handling.GoldenStatementTest#scenarios")
    void everyStatement_comesBackFromJsonAsItWas(Path scenario) throws Exception {
        HandlingStatement statement = GoldenStatementTest.statement(scenario);

        assertThat(Json.read(Json.write(statement), HandlingStatement.class)).isEqualTo(statement);
    }
}
