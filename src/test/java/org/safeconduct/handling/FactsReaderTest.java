package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Relationship;
import org.safeconduct.disclosure.SharerRole;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.handling.HandlingFacts.Alleged;
import org.safeconduct.handling.HandlingFacts.AllegedAge;
import org.safeconduct.handling.HandlingFacts.AtRisk;
import org.safeconduct.handling.HandlingFacts.Route;
import org.safeconduct.handling.HandlingFacts.Wishes;
import org.safeconduct.platform.Rejection;
import tools.jackson.databind.JsonNode;

class FactsReaderTest {

    static Stream<Arguments> badRequests() {
        return Cases.read("bad-requests.yaml")
                .valueStream()
                .map(bad -> Arguments.of(
                        bad.path("wrong").asString(),
                        bad.path("with"),
                        bad.path("pointer").asString()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRequests")
    void refuses_namingThePlace_andQuotingNothing(String wrong, JsonNode with, String pointer) {
        Rejection refusal = catchThrowableOfType(Rejection.class, () -> Cases.facts("youth-imagery", with));

        assertThat(refusal.kind()).isEqualTo(Rejection.Kind.INVALID);
        assertThat(refusal.pointer()).isEqualTo(pointer);
        assertThat(refusal.toString()).doesNotContainIgnoringCase("zaphod");
        assertThat(refusal).hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zaphod",
                "{\"nation\": Zaphod}",
                "{\"nation\": \"england\", \"nation\": \"Zaphod\"}",
                "{} Zaphod",
                "[\"Zaphod\"]",
                "",
                "null"
            })
    void refusesWhatIsNotOneJsonObject(String body) {
        Rejection refusal = catchThrowableOfType(
                Rejection.class, () -> FactsReader.read(body.getBytes(StandardCharsets.UTF_8), County.TODAY));

        assertThat(refusal.kind()).isEqualTo(Rejection.Kind.MALFORMED);
        assertThat(refusal.toString()).doesNotContain("Zaphod");
        assertThat(refusal).hasNoCause();
    }

    @Test
    void readsEachFactIntoItsPlace() {
        HandlingFacts facts = Cases.facts("two-15-year-olds-mutual", Cases.YAML.createObjectNode());

        assertThat(facts.nation()).isEqualTo(Nation.ENGLAND);
        assertThat(facts.role()).isEqualTo(SharerRole.NURSE);
        assertThat(facts.professional()).isTrue();
        assertThat(facts.subjects()).containsExactly(AtRisk.FROM_13_TO_15);
        assertThat(facts.allegedPersons())
                .containsExactly(new Alleged(AllegedAge.FROM_10_TO_15, Relationship.PARTNER, Tri.NO, Tri.YES));
        assertThat(facts.categories()).containsExactly(Category.HARMFUL_SEXUAL_BEHAVIOUR);
        assertThat(facts.factors().apparentlyConsensual()).isEqualTo(Tri.YES);
        assertThat(facts.factors().coercion()).isEqualTo(Tri.NO);
        assertThat(facts.immediateDanger()).isEqualTo(Tri.NO);
        assertThat(facts.wishes()).isEqualTo(Wishes.REFUSES);
        assertThat(facts.inform()).contains(Consent.Inform.WILL_TELL);
        assertThat(facts.police()).isEqualTo(Route.RECEIVES);
        assertThat(facts.mash()).isEqualTo(Route.RECEIVES);
    }

    @Test
    void eachFactorIsReadAsItself() throws Exception {
        HandlingFacts facts = Cases.facts("two-15-year-olds-mutual", Cases.YAML.readTree("""
                factors: {coercion: "yes", gain: unknown, imageSharing: "no", powerImbalance: true,
                          multipleAllegedPersons: false, apparentlyConsensual: {absent: refused}}
                """));

        assertThat(facts.factors())
                .isEqualTo(new org.safeconduct.disclosure.Factors(
                        Tri.YES, Tri.UNKNOWN, Tri.NO, Tri.YES, Tri.NO, Tri.UNKNOWN));
    }

    @Test
    void whatIsNotSaidIsUnknown() {
        HandlingFacts facts = FactsReader.read("""
                {"nation": "wales", "sharer": {"role": "volunteer", "professional": false},
                 "subjects": [{"kind": "child"}], "concern": {"categories": ["other"]}, "recipients": ["mash"]}
                """.getBytes(StandardCharsets.UTF_8), County.TODAY);

        assertThat(facts.subjects()).containsExactly(AtRisk.CHILD_AGE_UNKNOWN);
        assertThat(facts.allegedPersons()).containsExactly(Alleged.UNKNOWN);
        assertThat(facts.factors()).isEqualTo(org.safeconduct.disclosure.Factors.UNKNOWN);
        assertThat(facts.immediateDanger()).isEqualTo(Tri.UNKNOWN);
        assertThat(facts.wishes()).isEqualTo(Wishes.UNKNOWN);
        assertThat(facts.inform()).isEqualTo(Optional.empty());
        assertThat(facts.police()).isEqualTo(Route.DOES_NOT_RECEIVE);
        assertThat(facts.mash()).isEqualTo(Route.RECEIVES);
    }

    /** Given in whole years, a child of 13 may have been 12 on any earlier day. */
    @ParameterizedTest
    @CsvSource({
        "13, 2026-11-22, 13-15",
        "13, 2027-01-01, 13-15",
        "13, 2026-11-21, under-13 13-15",
        "14, 2026-11-21, 13-15",
        "14, 2025-11-22, 13-15",
        "14, 2025-11-21, under-13 13-15",
        "17, 2010-01-01, under-13 13-15 16-17",
        "40, 1995-01-01, adult",
    })
    void theAgeWhenItHappenedCounts(int age, String occurred, String bands) throws Exception {
        HandlingFacts facts = Cases.facts(
                "youth-imagery",
                Cases.YAML.readTree("{subjects: [{kind: child, ageYears: %d}], concern: {occurredFrom: \"%s\"}}"
                        .formatted(age, occurred)));

        assertThat(facts.subjects()).extracting(AtRisk::code).containsExactlyInAnyOrder(bands.split(" "));
    }

    @Test
    void takesTheLeastAndTheMost_thatMakeSense() throws Exception {
        HandlingFacts facts = Cases.facts("youth-imagery", Cases.YAML.readTree("""
                subjects: [{kind: child, ageYears: 0}, {kind: adult, ageYears: 130}]
                allegedPersons: [{}, {}, {}, {}, {}, {}, {}, {ageYears: 0}]
                """));

        assertThat(facts.subjects()).containsExactlyInAnyOrder(AtRisk.UNDER_13, AtRisk.ADULT);
        assertThat(facts.allegedPersons()).hasSize(2);
    }

    @Test
    void takesSixtySituations_andNotOneMore() throws Exception {
        String people =
                "{subjects: [{kind: child, ageYears: 3}, {kind: child, ageYears: 14}, {kind: child, ageYears: 16},"
                        + " {kind: unborn}], allegedPersons: [{ageYears: 3}, {ageYears: 14}, {ageYears: 40}],"
                        + " concern: {categories: [neglect, missing, other, fgm-known, trafficking%s]}}";

        assertThat(Cases.facts("neglect", Cases.YAML.readTree(people.formatted("")))
                        .situations())
                .hasSize(60);
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> Cases.facts("neglect", Cases.YAML.readTree(people.formatted(", radicalisation"))));
    }

    @Test
    void aWholeBodyOfNothingButBrackets_isRefusedAndDoesNotExhaustTheStack() {
        byte[] body = "{\"factors\":".repeat(6_000).getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> FactsReader.read(body, County.TODAY));
    }
}
