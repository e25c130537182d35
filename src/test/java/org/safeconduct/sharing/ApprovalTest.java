package org.safeconduct.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.platform.Rejection;
import org.safeconduct.rulebook.Rulebooks;

/** What a reviewer can let out, and what nobody can. */
class ApprovalTest {

    private static final Rulebooks RULEBOOKS = Rulebooks.packaged();
    private static final Set<Recipient> POLICE = EnumSet.of(Recipient.POLICE);

    @ParameterizedTest
    @ValueSource(strings = {"gra", "hfea", "adoption", "hsa"})
    void barredItem_neverGoes_whoeverApproves(String barred) {
        Case tried = Case.of(Map.of("recipient", "police", "narrative", true, "items", List.of("medication", barred)));

        Decided decided = sharing(tried).approved(tried.received(), POLICE, Set.of());

        assertThat(decided.releases()).hasSize(1);
        assertThat(decided.releases().getFirst().use()).isEqualTo(Release.Use.ACT);
        assertThat(decided.releases().getFirst().content().supporting())
                .noneMatch(item -> item.sensitivity().code().equals(barred));
    }

    @Test
    void barredItemAlone_cannotBeApproved() {
        Case tried = Case.of(Map.of("recipient", "police", "narrative", false, "items", List.of("gra")));

        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> sharing(tried).approved(tried.received(), POLICE, Set.of()));
        Prospect prospect = sharing(tried).decideAgain(tried.received(), POLICE);
        assertThat(prospect.ifApproved()).isEmpty();
        assertThat(prospect.closed()).hasValueSatisfying(why -> assertThat(why).contains("nobody can approve"));
    }

    @Test
    void whatTheRulesRefuse_cannotBeApproved_andTheReviewerLearnsWhy() {
        Case tried = Case.of(Map.of(
                "recipient",
                "police",
                "harm",
                "low",
                "categories",
                List.of("other"),
                "purposes",
                List.of("early-help")));

        Prospect prospect = sharing(tried).decideAgain(tried.received(), POLICE);

        assertThat(prospect.closed()).isPresent();
        assertThat(prospect.asked().get(Recipient.POLICE))
                .extracting(Reason::rule)
                .contains("SH-56");
    }

    @Test
    void theReviewerLearns_whichRulePutsItToAPerson_andNoOther() {
        Case tried = Case.of(Map.of(
                "recipient", "police", "subjects", List.of(Map.of("kind", "adult")), "by", "subject", "others", "no"));

        Prospect prospect = sharing(tried).decideAgain(tried.received(), POLICE);

        assertThat(prospect.closed()).isEmpty();
        assertThat(prospect.asked().get(Recipient.POLICE))
                .extracting(Reason::rule)
                .containsExactly("SH-12");
    }

    /** A no that another rule outweighs stays a no, and the reviewer sees both. */
    @Test
    void aNo_thatAnotherRuleOutweighs_namesThatRule() {
        Case named = Case.of(
                Map.of("recipient", "police", "sector", "health", "role", "nurse", "gateway", "pcsc-act-2022-s16"));
        Case low = Case.of(Map.of(
                "recipient",
                "police",
                "sector",
                "health",
                "role",
                "nurse",
                "gateway",
                "pcsc-act-2022-s16",
                "harm",
                "low"));

        Gates.Gate power = power(named);

        assertThat(power.result()).isEqualTo(Gates.Result.FAILED);
        assertThat(power.rule()).isEqualTo("SH-18");
        assertThat(power.outweighedBy()).map(Gates.Outweighing::rule).contains("SH-06");
        assertThat(power(low).outweighedBy()).isEmpty();
    }

    private static Gates.Gate power(Case tried) {
        return sharing(tried)
                .decideAgain(tried.received(), POLICE)
                .decisions()
                .getFirst()
                .gates()
                .power();
    }

    /** Leaving more out never lets more go, and what is left out is gone. */
    @ParameterizedTest
    @EnumSource(Sensitivity.class)
    void whatTheReviewerLeavesOut_isGone(Sensitivity label) {
        Case tried = Case.of(Map.of("recipient", "police", "narrative", true, "items", List.of("medication", "sti")));
        Sharing sharing = sharing(tried);

        Release all =
                sharing.approved(tried.received(), POLICE, Set.of()).releases().getFirst();
        Release less = sharing.approved(tried.received(), POLICE, Set.of(label))
                .releases()
                .getFirst();

        assertThat(less.content().supporting()).noneMatch(item -> item.sensitivity() == label);
        assertThat(all.content().supporting()).containsAll(less.content().supporting());
    }

    private static Sharing sharing(Case tried) {
        return new Sharing(RULEBOOKS, tried.register());
    }
}
