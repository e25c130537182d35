package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.handling.HandlingFacts.AllegedAge;
import org.safeconduct.handling.HandlingFacts.AtRisk;
import org.safeconduct.handling.HandlingFacts.Route;
import org.safeconduct.handling.HandlingFacts.Wishes;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Received;
import org.safeconduct.intake.Submission;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sharing.Decided;
import org.safeconduct.sharing.Release;
import org.safeconduct.sharing.ReleaseForTests;
import org.safeconduct.sharing.SharingDecision;
import tools.jackson.databind.JsonNode;

/** From a decided disclosure to facts, and to its explanation. */
class FactsOfDisclosureTest {

    private static Disclosure disclosure(String with) throws Exception {
        JsonNode body = Cases.YAML.readTree("""
                messageId: m-1
                nation: england
                sharer: {name: Zaphod, role: teacher, professional: true, contact: Zaphod}
                subjects: [{kind: child, givenName: Zaphod, familyName: Zaphod, dateOfBirth: "2012-03-04"}]
                allegedPersons: [{name: Zaphod, ageYears: 15, relationship: peer, positionOfTrust: "no", identified: "yes"}]
                concern: {categories: [youth-produced-imagery], narrative: Zaphod, known: told-by-subject}
                factors: {coercion: "no", gain: "no", imageSharing: "yes", powerImbalance: "no",
                          multipleAllegedPersons: "no", apparentlyConsensual: "yes"}
                immediateDanger: false
                harm: significant
                consent: {state: refused, by: subject, inform: do-not-inform, reason: risk-to-child}
                purposes: [protect-child]
                recipients: [police, mash]
                """);
        return DisclosureJson.read(Cases.merged(body, Cases.YAML.readTree(with)));
    }

    private static Decided decided(Disclosure disclosure, String police, String mash) {
        List<SharingDecision> decisions = new ArrayList<>();
        decision(Recipient.POLICE, police, disclosure).ifPresent(decisions::add);
        decision(Recipient.MASH, mash, disclosure).ifPresent(decisions::add);
        Received received = new Received(
                new Caller(new AgencyId("oakfield-school"), "client", Set.of()),
                Submission.Channel.SCHOOL,
                Reference.of(new byte[5]),
                County.NOW,
                "00",
                Optional.empty(),
                false,
                disclosure,
                List.of());
        return new Decided(received, "2026.11", decisions, Optional.empty());
    }

    private static Optional<SharingDecision> decision(Recipient recipient, String effect, Disclosure content) {
        Release release = ReleaseForTests.of(new AgencyId("county-police"), Release.Use.ACT, content, Set.of());
        return switch (effect) {
            case "share" ->
                Optional.of(new SharingDecision.Share(recipient, List.of(), Set.of(), ReleaseForTests.GATES, release));
            case "reduced" ->
                Optional.of(new SharingDecision.ShareReduced(
                        recipient, List.of(), Set.of(), ReleaseForTests.GATES, Set.of(), release));
            case "refer" ->
                Optional.of(new SharingDecision.Refer(recipient, List.of(), Set.of(), ReleaseForTests.GATES));
            case "refuse" ->
                Optional.of(new SharingDecision.Refuse(recipient, List.of(), Set.of(), ReleaseForTests.GATES));
            default -> Optional.empty();
        };
    }

    private static HandlingFacts facts(String with) throws Exception {
        return FactsOfDisclosure.of(decided(disclosure(with), "share", "share"), County.TODAY);
    }

    @Test
    void saysOfADisclosureWhatItSaysOfTheSameFacts() throws Exception {
        HandlingFacts asked = Cases.facts(
                "youth-imagery",
                Cases.YAML.readTree(
                        "consent: {state: refused, by: subject, inform: do-not-inform, reason: risk-to-child}"));

        assertThat(facts("{}")).isEqualTo(asked);
    }

    @Test
    void factsHoldNoIdentity() throws Exception {
        HandlingFacts facts = facts("{}");

        assertThat(facts.situations().toString()).doesNotContain("Zaphod").doesNotContain("2012");
        assertThat(facts.toString()).isEqualTo("HandlingFacts[withheld]");
    }

    @ParameterizedTest
    @CsvSource({
        "share, refuse, RECEIVES, DOES_NOT_RECEIVE",
        "reduced, none, RECEIVES, DOES_NOT_RECEIVE",
        "refer, share, WAITS, RECEIVES",
        "refuse, refer, DOES_NOT_RECEIVE, WAITS",
        "none, reduced, DOES_NOT_RECEIVE, RECEIVES",
    })
    void aDecisionSaysWhoReceives(String police, String mash, Route policeRoute, Route mashRoute) throws Exception {
        HandlingFacts facts = FactsOfDisclosure.of(decided(disclosure("{}"), police, mash), County.TODAY);

        assertThat(facts.police()).isEqualTo(policeRoute);
        assertThat(facts.mash()).isEqualTo(mashRoute);
    }

    @ParameterizedTest
    @CsvSource({
        "child, 2013-11-23, under-13",
        "child, 2013-11-22, 13-15",
        "child, 2010-11-23, 13-15",
        "child, 2010-11-22, 16-17",
        "child, 2008-11-23, 16-17",
        "child, 2008-11-22, adult",
        "child, 2026-11-23, child-age-unknown",
        "adult, 2008-11-22, adult",
        "adult, 2008-11-23, 16-17",
        "adult, 2026-11-23, adult",
        "unborn, 2011-01-01, 13-15",
    })
    void aBirthdayBecomesABand(String kind, String born, String band) throws Exception {
        HandlingFacts facts = facts("subjects: [{kind: %s, dateOfBirth: \"%s\"}]".formatted(kind, born));

        assertThat(facts.subjects()).extracting(AtRisk::code).containsExactly(band);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-04, 13-15",
        "2025-03-03, under-13 13-15",
        "2001-01-01, under-13 13-15",
        "2027-01-01, 13-15",
        "2029-01-01, 13-15",
    })
    void theAgeOnTheDayItHappenedCountsToo(String occurred, String bands) throws Exception {
        HandlingFacts facts = facts("concern: {occurredFrom: \"%s\"}".formatted(occurred));

        assertThat(facts.subjects()).extracting(AtRisk::code).containsExactlyInAnyOrder(bands.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "9, UNDER_10",
        "10, FROM_10_TO_15",
        "15, FROM_10_TO_15",
        "16, FROM_16_TO_17",
        "17, FROM_16_TO_17",
        "18, ADULT",
        "0, UNDER_10",
        "-1, UNKNOWN"
    })
    void anAllegedPersonsAgeBecomesABand(int age, AllegedAge band) throws Exception {
        assertThat(facts("allegedPersons: [{ageYears: %d, relationship: peer}]".formatted(age))
                        .allegedPersons())
                .extracting(HandlingFacts.Alleged::age)
                .containsExactly(band);
    }

    @ParameterizedTest
    @CsvSource({
        "given, subject, AGREES",
        "refused, subject, REFUSES",
        "withdrawn, subject, REFUSES",
        "given, parent, UNKNOWN",
        "refused, carer, UNKNOWN",
        "not-sought-risk, subject, UNKNOWN",
        "unknown, subject, UNKNOWN",
    })
    void onlyTheSubjectsOwnAnswerIsTheirWish(String state, String by, Wishes wishes) throws Exception {
        assertThat(facts("consent: {state: %s, by: %s}".formatted(state, by)).wishes())
                .isEqualTo(wishes);
    }

    @Test
    void nobodyAtRiskIsAChildOfUnknownAge_andNoKindOfHarmIsAny() throws Exception {
        HandlingFacts facts =
                facts("{subjects: [], allegedPersons: [], concern: {categories: []}, immediateDanger: true}");

        assertThat(facts.subjects()).containsExactly(AtRisk.CHILD_AGE_UNKNOWN);
        assertThat(facts.allegedPersons()).containsExactly(HandlingFacts.Alleged.UNKNOWN);
        assertThat(facts.categories()).containsExactly(org.safeconduct.disclosure.Category.OTHER);
        assertThat(facts.immediateDanger()).isEqualTo(Tri.YES);
    }

    @Test
    void explainsADisclosure_fromTheMomentItWasReceived() throws Exception {
        Decided decided = decided(disclosure("{}"), "share", "refer");

        Explained explained = County.HANDLING.explain(decided);

        assertThat(explained.decided()).isSameAs(decided);
        assertThat(explained.statement().lines())
                .extracting(HandlingStatement.Line::id)
                .contains("HD-OUT-10", "HD-FAM-02");
        assertThat(explained.statement().clocks())
                .containsExactly(new HandlingStatement.Clock(
                        "crime-recorded",
                        "The police should normally have recorded a crime",
                        County.NOW.plusSeconds(86_400),
                        "HD-REC-01"));
    }

    @Test
    void immediateDangerIsNotHeldUp_whenTheRulesFail() throws Exception {
        Handling broken = new Handling(new County(), () -> {
            throw new Unavailable("the rules are broken");
        });
        Decided danger = decided(disclosure("immediateDanger: true"), "share", "share");
        Decided other = decided(disclosure("{}"), "share", "share");

        HandlingStatement statement = broken.explain(danger).statement();

        assertThat(statement.force()).isEqualTo("County Police");
        assertThat(statement.clocks()).isEmpty();
        assertThat(statement.lines())
                .extracting(HandlingStatement.Line::topic)
                .containsExactly(Topic.RECORDING, Topic.CHILD_PROTECTION, Topic.UPDATES);
        assertThat(statement.lines()).allSatisfy(line -> {
            assertThat(line.confirmedByForce()).isFalse();
            assertThat(line.because()).containsExactly("immediateDanger=yes");
            assertThat(NeverSaid.read(County.RULEBOOKS.file("never-said.yaml")).in(line.text()))
                    .isEmpty();
        });
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> broken.explain(other));
    }

    @Test
    void saysNothingRatherThanHalf_onADayWithoutRules() throws Exception {
        HandlingFacts facts = facts("{}");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(
                        () -> County.HANDLING.statement(facts, Instant.parse("2014-01-01T00:00:00Z"), Locale.ENGLISH));
    }
}
