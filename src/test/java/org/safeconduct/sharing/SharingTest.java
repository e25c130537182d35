package org.safeconduct.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Received;
import org.safeconduct.platform.Rejection;
import org.safeconduct.rulebook.Rulebooks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SharingTest {

    private static final Rulebooks RULEBOOKS = Rulebooks.packaged();

    @Test
    void decidesForEachRecipientApart() {
        Case tried = Case.of(
                Map.of("subjects", List.of(Map.of("kind", "child", "upn", "B801200005001", "address", "hidden"))));
        Decided decided = decide(tried, to(tried.received(), EnumSet.allOf(Recipient.class)));

        assertThat(decided.decisions())
                .extracting(SharingDecision::recipient)
                .containsExactly(Recipient.POLICE, Recipient.MASH);
        assertThat(decided.releases())
                .extracting(release -> release.to().value())
                .containsExactly("county-police", "county-mash");
        assertThat(decided.rulebook()).isEqualTo(RULEBOOKS.table("sharing").version());
    }

    @Test
    void sendsOnePartAndRefersTheOther() {
        Case tried = Case.of(Map.of("harm", "moderate"));
        Decided decided = decide(tried, to(tried.received(), EnumSet.allOf(Recipient.class)));

        assertThat(decided.decisions().getFirst()).isInstanceOf(SharingDecision.Refer.class);
        assertThat(decided.decisions().getLast()).isInstanceOf(SharingDecision.Share.class);
        assertThat(decided.releases()).extracting(Release::use).containsExactly(Release.Use.ACT, Release.Use.REVIEW);
    }

    @Test
    void replacesWhatItWithholds_andLeavesTheRest() {
        Case tried = Case.of(Map.of(
                "recipient",
                "police",
                "items",
                List.of("medication", "safeaddr"),
                "subjects",
                List.of(
                        Map.of("kind", "child", "upn", "B801200005001", "address", "hidden"),
                        Map.of("kind", "child", "address", "open"))));
        Disclosure whole = tried.disclosure();
        SharingDecision.ShareReduced decision = (SharingDecision.ShareReduced)
                decide(tried, tried.received()).decisions().getFirst();
        Disclosure content = decision.release().content();

        assertThat(content.supporting()).isEmpty();
        assertThat(content.atRisk().getFirst().upn()).isEqualTo(Answer.absent(AbsentReason.WITHHELD_FOR_SAFETY));
        assertThat(content.atRisk().getFirst().home()).hasValueSatisfying(address -> {
            assertThat(address.saysWhere()).isFalse();
            assertThat(address.postcode()).isEqualTo(Answer.absent(AbsentReason.WITHHELD_FOR_SAFETY));
        });
        assertThat(content.atRisk().getLast())
                .as("a pupil number that was never asked for has not been withheld")
                .isEqualTo(whole.atRisk().getLast());
        assertThat(content.concern()).isEqualTo(whole.concern());
        assertThat(content.atRisk().getFirst().age().dateOfBirth())
                .isEqualTo(whole.atRisk().getFirst().age().dateOfBirth());
        assertThat(decision.withheld())
                .containsExactlyInAnyOrder(
                        Sensitivity.MEDICATION,
                        Sensitivity.SAFEADDR,
                        Sensitivity.UPN,
                        Sensitivity.DO_NOT_DISCLOSE_ADDRESS);
    }

    @Test
    void marksTheReleaseWithItsCaveats() {
        Case tried = Case.of(Map.of("inform", "do-not-inform"));
        SharingDecision.Share decision = (SharingDecision.Share)
                decide(tried, tried.received()).decisions().getFirst();

        assertThat(decision.release().obligations())
                .contains(Obligation.DO_NOT_INFORM_SUBJECT)
                .isEqualTo(decision.obligations());
    }

    @Test
    void givesAReasonWithItsSourceAndGrade() {
        Case tried = Case.of(Map.of());
        Reason reason =
                decide(tried, tried.received()).decisions().getFirst().reasons().getFirst();

        assertThat(reason.rule()).isEqualTo("SH-06");
        assertThat(reason.text()).startsWith("You can send this.");
        assertThat(reason.source()).contains("Children Act 1989 s47").endsWith("[S1][S19][S28]");
        assertThat(reason.evidenceGrade()).isEqualTo("S");
    }

    @Test
    void writesTheGatesAsJson() {
        Case tried = Case.of(Map.of());
        Gates gates = decide(tried, tried.received()).decisions().getFirst().gates();
        JsonNode json = new ObjectMapper().valueToTree(gates);

        assertThat(json.at("/power/rule").asString()).isEqualTo("SH-06");
        assertThat(json.at("/confidence/basis").asString()).startsWith("overriding public interest");
        assertThat(json.at("/dataProtection/article6").asString()).startsWith("6(1)(e)");
        assertThat(json.at("/dataProtection/article9").asString()).startsWith("9(2)(g)");
        assertThat(json.at("/dataProtection/schedule1").asString()).isEqualTo("Sch 1 para 18 safeguarding");
        assertThat(json.at("/dataProtection/limb").asString()).startsWith("which of (a), (b) or (c)");
        assertThat(json.at("/bar/rule").asString()).isEqualTo("SH-52");
    }

    @Test
    void countsTheDayInTheUnitedKingdom() {
        // 23:30 UTC on 29 September is 00:30 on the 30th in London, the first day of the duty to share.
        Case tried = Case.of(Map.of("harm", "moderate"));
        Received late = at(tried.received(), Instant.parse("2026-09-29T23:30:00Z"));
        Received early = at(tried.received(), Instant.parse("2026-09-29T22:30:00Z"));

        assertThat(decide(tried, late).decisions().getFirst()).isInstanceOf(SharingDecision.Share.class);
        assertThat(decide(tried, early).decisions().getFirst()).isInstanceOf(SharingDecision.Refer.class);
    }

    @Test
    void rejects_whenNoRecipientIsNamed() {
        Case tried = Case.of(Map.of());

        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> decide(tried, to(tried.received(), Set.of())))
                .satisfies(rejection -> assertThat(rejection.pointer()).isEqualTo("/recipients"));
    }

    @Test
    void rejects_whenTheAgencyIsNotRegistered() {
        Case tried = Case.of(Map.of());
        Received received = from(tried.received(), new AgencyId("nobody"));

        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> decide(tried, received))
                .satisfies(rejection -> assertThat(rejection.kind()).isEqualTo(Rejection.Kind.FORBIDDEN));
    }

    private static Decided decide(Case tried, Received received) {
        return new Sharing(RULEBOOKS, tried.register()).decide(received);
    }

    static Received to(Received one, Set<Recipient> recipients) {
        Disclosure about = one.disclosure();
        Disclosure changed = new Disclosure(
                about.messageId(),
                about.nation(),
                about.sharer(),
                about.persons(),
                about.relations(),
                about.concern(),
                about.accounts(),
                about.factors(),
                about.immediateDanger(),
                about.harm(),
                about.othersAtRisk(),
                about.consent(),
                about.purposes(),
                about.gateway(),
                recipients,
                about.supporting(),
                about.attachments());
        return received(one, one.caller().agency(), one.receivedAt(), changed);
    }

    private static Received at(Received one, Instant time) {
        return received(one, one.caller().agency(), time, one.disclosure());
    }

    private static Received from(Received one, AgencyId agency) {
        return received(one, agency, one.receivedAt(), one.disclosure());
    }

    private static Received received(Received one, AgencyId agency, Instant time, Disclosure disclosure) {
        return new Received(
                new Caller(agency, "someone", Set.of()),
                one.channel(),
                one.reference(),
                time,
                one.bodyDigest(),
                Optional.empty(),
                false,
                disclosure,
                List.of());
    }
}
