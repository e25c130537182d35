package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Forum;
import org.safeconduct.disclosure.HowKnown;
import org.safeconduct.disclosure.Relationship;
import org.safeconduct.disclosure.SharerRole;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.handling.HandlingFacts.AllegedAge;
import org.safeconduct.handling.HandlingFacts.AtRisk;
import org.safeconduct.handling.HandlingFacts.Route;
import org.safeconduct.handling.HandlingFacts.Wishes;
import org.safeconduct.rulebook.DecisionTable;
import org.safeconduct.rulebook.RuleInfo;
import tools.jackson.databind.JsonNode;

/** The table's columns and the facts speak the same words: a code that a column lacks would be refused at run time. */
class ColumnsTest {

    private static final DecisionTable TABLE = County.RULEBOOKS.table("handling");

    static Stream<Arguments> columns() {
        return Stream.of(
                Arguments.of("category", codes(Category.values())),
                Arguments.of("subject", codes(AtRisk.values())),
                Arguments.of("police", codes(Route.values())),
                Arguments.of("mash", codes(Route.values())),
                Arguments.of("alleged", codes(AllegedAge.values())),
                Arguments.of("relationship", codes(Relationship.values())),
                Arguments.of("positionOfTrust", codes(Tri.values())),
                Arguments.of("identified", codes(Tri.values())),
                Arguments.of("coercion", codes(Tri.values())),
                Arguments.of("gain", codes(Tri.values())),
                Arguments.of("imageSharing", codes(Tri.values())),
                Arguments.of("powerImbalance", codes(Tri.values())),
                Arguments.of("multipleAllegedPersons", codes(Tri.values())),
                Arguments.of("apparentlyConsensual", codes(Tri.values())),
                Arguments.of("role", codes(SharerRole.values())),
                Arguments.of("professional", Set.of("yes", "no")),
                Arguments.of("wishes", codes(Wishes.values())),
                Arguments.of("inform", and("unknown", codes(Consent.Inform.values()))),
                Arguments.of("immediateDanger", codes(Tri.values())),
                Arguments.of("known", and("unknown", codes(HowKnown.values()))),
                Arguments.of("forum", and("unknown", codes(Forum.values()))),
                Arguments.of("dangerIfParentsKnow", codes(Tri.values())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("columns")
    void aColumnHoldsExactlyTheCodesOfItsFact(String column, Set<String> codes) {
        assertThat(TABLE.terms(column)).isEqualTo(codes);
    }

    @Test
    void thereIsNoOtherColumn_andEachIsAFact() {
        Set<String> columns = columns().map(column -> (String) column.get()[0]).collect(Collectors.toSet());

        assertThat(TABLE.inputs()).isEqualTo(columns);
        assertThat(Cases.all().getFirst().facts().situations().getFirst().keySet())
                .isEqualTo(columns);
    }

    @Test
    void outputsNameTopicsCertaintiesAndClocks() {
        assertThat(TABLE.terms("topic")).isEqualTo(codes(Topic.values()));
        assertThat(TABLE.terms("certainty")).isEqualTo(codes(Certainty.values()));
        assertThat(TABLE.terms("clock")).isEqualTo(and("none", codes(Deadline.values())));
        assertThat(TABLE.terms("tone")).isEqualTo(Set.of("plain", "reassures", "warns"));
        assertThat(TABLE.terms("when")).isEqualTo(Set.of("always", "police-receive"));
    }

    private static final Pattern HEDGED =
            Pattern.compile("\\b(may|might|should|normally|usually)\\b", Pattern.CASE_INSENSITIVE);

    /** What a sentence is about may be uncertain, though what it says is not. */
    private static final String CONDITION = "\\bIf [^,.]*,|\\bA worry that it may happen\\b";

    /** A may is never made a will: not by the table, and not by the words beside it. */
    @Test
    void aWillIsNeitherUnchecked_norHedgedInItsText() {
        JsonNode texts =
                Cases.read("../../../main/resources/rulebook/handling.en.yaml").path("lines");

        assertThat(TABLE.rows())
                .filteredOn(row -> certainty(row.id()).equals("will"))
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> {
                    assertThat(row.grade()).as(row.id()).isNotEqualTo(RuleInfo.Grade.K);
                    assertThat(texts.path(row.id()).asString().replaceAll(CONDITION, ""))
                            .as(row.id())
                            .doesNotContainPattern(HEDGED);
                });
    }

    /** What the reader should do promises nothing, and what the police do is no advice. */
    @Test
    void adviceSpeaksToTheReader() {
        JsonNode texts =
                Cases.read("../../../main/resources/rulebook/handling.en.yaml").path("lines");

        assertThat(TABLE.rows())
                .filteredOn(row -> certainty(row.id()).equals("advice"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(texts.path(row.id()).asString())
                        .as(row.id())
                        .containsPattern("(?i)\\b(you|your|call|ask|do not|say|send|share|write)\\b")
                        .doesNotContainPattern("(?i)^the police (will|may|should)\\b"));
    }

    private static String certainty(String row) {
        String dmn = new String(County.RULEBOOKS.file("handling.dmn"), StandardCharsets.UTF_8);
        Matcher cell = Pattern.compile(
                        "<rule id=\"" + row
                                + "\">.*?<outputEntry><text>\"(will|may|cannot-promise|advice|unconfirmed)\"",
                        Pattern.DOTALL)
                .matcher(dmn);
        assertThat(cell.find()).as(row).isTrue();
        return cell.group(1);
    }

    private static Set<String> codes(Code[] list) {
        return Arrays.stream(list).map(Code::code).collect(Collectors.toSet());
    }

    private static Set<String> and(String other, Set<String> codes) {
        return Stream.concat(Stream.of(other), List.copyOf(codes).stream()).collect(Collectors.toSet());
    }
}
