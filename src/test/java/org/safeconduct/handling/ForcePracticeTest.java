package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.rulebook.RulebookFault;
import org.safeconduct.rulebook.Rulebooks;

class ForcePracticeTest {

    @TempDir
    Path folder;

    private HandlingStatement statement(String file) throws Exception {
        Path force = Files.writeString(folder.resolve("county.yaml"), file);
        return new Handling(County.RULEBOOKS, new County(), force, County.TODAY)
                .statement(Cases.facts("youth-imagery", Cases.YAML.readTree("{}")), County.NOW, Locale.ENGLISH);
    }

    private static Line line(HandlingStatement statement, String id) {
        return statement.lines().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aConfirmedLineSaysSo_andTheOthersStillDoNot() throws Exception {
        HandlingStatement statement = statement("""
                version: "3"
                confirmations: {HD-REC-01: {name: A. Registrar, date: 2026-11-22}}
                """);

        assertThat(statement.rulebook()).isEqualTo("2026.11+3");
        assertThat(line(statement, "HD-REC-01").confirmedByForce()).isTrue();
        assertThat(line(statement, "HD-REC-01").text()).endsWith("does not confirm it.");
        assertThat(line(statement, "HD-REC-09").confirmedByForce()).isFalse();
        assertThat(line(statement, "HD-REC-01").unconfirmed()).isFalse();
        assertThat(line(statement, "HD-REC-09").unconfirmed()).isTrue();
        assertThat(statement.unconfirmed()).endsWith("County Police has not confirmed the line either.");
    }

    /** A registrar's word does not make certain what nobody has read. */
    @Test
    void whatAForceConfirms_isNoLongerUnconfirmed_andNeverAWill() throws Exception {
        Line confirmed = line(statement("""
                version: "3"
                confirmations: {HD-REC-09: {name: A. Registrar, date: 2026-11-22}}
                """), "HD-REC-09");

        assertThat(confirmed.certainty()).isEqualTo(Certainty.MAY);
        assertThat(confirmed.unconfirmed()).isFalse();
        assertThat(line(
                                County.HANDLING.statement(Cases.all().getFirst().facts(), County.NOW, Locale.ENGLISH),
                                "HD-REC-09")
                        .certainty())
                .isEqualTo(Certainty.UNCONFIRMED);
    }

    @Test
    void practiceFollowsTheText_contactsStandInTheirTopic_andClocksAreShorter() throws Exception {
        HandlingStatement statement = statement("""
                version: "3"
                practice: {HD-REC-09: "In County a desk sergeant checks first."}
                contacts: {challenge: "Write to the crime registrar at the county's address."}
                clocks: {crime-recorded: PT12H}
                """);

        assertThat(line(statement, "HD-REC-09").text())
                .endsWith("should settle it. In County a desk sergeant checks first.");
        assertThat(statement.lines().getLast())
                .isEqualTo(new Line(
                        "FORCE-challenge",
                        Topic.CHALLENGE,
                        Certainty.ADVICE,
                        "Write to the crime registrar at the county's address.",
                        List.of(),
                        "County Police",
                        "V",
                        true));
        assertThat(statement.clocks().getFirst().by()).isEqualTo(County.NOW.plusSeconds(12 * 3600));
    }

    @Test
    void aContactStandsInItsTopic_whereverThatIs() throws Exception {
        assertThat(statement("{version: \"3\", contacts: {dbs: \"Ask the disclosure unit.\"}}")
                        .lines())
                .extracting(Line::topic)
                .isSorted();
    }

    @Test
    void aClockMayBeAsLongAsTheNationalOne() throws Exception {
        assertThat(statement("{version: \"3\", clocks: {crime-recorded: PT24H}}")
                        .clocks()
                        .getFirst()
                        .by())
                .isEqualTo(County.NOW.plusSeconds(24 * 3600));
    }

    @Test
    void aRowThatTheTableItselfSaysIsConfirmed_isShownSo() throws Exception {
        String table = new String(County.RULEBOOKS.file("handling.dmn"), StandardCharsets.UTF_8);
        int row = table.indexOf("<rule id=\"HD-REC-01\">");
        int end = table.indexOf("</rule>", row);
        String confirmed = table.substring(row, end)
                .replaceFirst(
                        "<annotationEntry><text></text></annotationEntry>(?=\\s*$)",
                        "<annotationEntry><text>National Registrar</text></annotationEntry>");
        Files.writeString(folder.resolve("handling.dmn"), table.substring(0, row) + confirmed + table.substring(end));
        Files.writeString(folder.resolve("rulebook.yaml"), "version: \"2026.11-local\"");

        Line line = line(
                new Handling(Rulebooks.from(folder), new County(), null, County.TODAY)
                        .statement(Cases.facts("youth-imagery", Cases.YAML.readTree("{}")), County.NOW, Locale.ENGLISH),
                "HD-REC-01");

        assertThat(line.confirmedByForce()).isTrue();
        assertThat(line.text()).endsWith("does not confirm it.");
    }

    static Stream<Arguments> faults() {
        return Cases.read("force-faults.yaml")
                .valueStream()
                .map(fault -> Arguments.of(
                        fault.path("fault").asString(),
                        fault.path("file").asString().replace("\\n", "\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void doesNotStart_whenTheFilePromisesWhatItMayNot(String fault, String file) {
        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> statement(file))
                .withMessageContaining(fault)
                .withMessageContaining("county.yaml");
    }

    @Test
    void doesNotStart_whenTheFileIsNotThere() {
        Rulebooks rulebooks = Rulebooks.packaged();
        Handling handling = new Handling(rulebooks, new County(), folder.resolve("missing.yaml"), County.TODAY);

        assertThat(handling).isNotNull();
        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(rulebooks::afterSingletonsInstantiated)
                .withMessageContaining("missing.yaml: cannot be read");
    }
}
