package org.safeconduct.sharing;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.PersonRole;
import org.safeconduct.rulebook.Rulebooks;

/** One person's refusal is not another's, and only those count whom the law lets speak. */
class SharingByPersonTest {

    private static final Rulebooks RULEBOOKS = Rulebooks.packaged();

    @Test
    void holdsEnoughCases_eachWithAName() {
        assertThat(PersonsCase.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(PersonsCase.all()).extracting(PersonsCase::name).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> decides() {
        return PersonsCase.all().stream().map(tried -> DynamicTest.dynamicTest(tried.name(), () -> decides(tried)));
    }

    private static void decides(PersonsCase tried) {
        SharingDecision decision = decide(tried);

        assertThat(effect(decision)).isEqualTo(tried.effect());
        if (tried.goes() != null) {
            assertThat(told(decision)).as("of whom the recipient learns").isEqualTo(tried.goes());
        }
        if (tried.waits() != null) {
            assertThat(((SharingDecision.SharePart) decision).waiting()).isEqualTo(tried.waits());
        }
    }

    @Test
    void ofWhomNothingGoes_noWordGoesEither_noRoleAndNoRelation() {
        PersonsCase tried = PersonsCase.all().stream()
                .filter(one -> one.name().startsWith("three pupils whose parents said yes, no"))
                .findFirst()
                .orElseThrow();
        Disclosure sent = ((SharingDecision.SharePart) decide(tried)).release().content();

        assertThat(sent.concern().narrative())
                .as("words about everybody cannot be taken apart")
                .isInstanceOf(Answer.Absent.class);
        assertThat(sent.accounts())
                .extracting(account -> account.narrative().toOptional().orElse(""))
                .containsExactlyInAnyOrder("About ella", "About ellas");
        assertThat(sent.relations())
                .extracting(relation -> relation.from() + relation.to())
                .containsExactly("ellasella");
    }

    @Test
    void whoeverIsHeldBackAsOneAtRisk_isNoMoreThanTheirOtherPart() {
        PersonsCase tried = PersonsCase.all().stream()
                .filter(one -> one.name().startsWith("a mother who refuses for herself"))
                .findFirst()
                .orElseThrow();
        Disclosure sent = ((SharingDecision.SharePart) decide(tried)).release().content();

        assertThat(sent.atRisk()).extracting(Person::id).containsExactly("ben");
        assertThat(sent.with(PersonRole.PARENT_OR_CARER)).singleElement().satisfies(mother -> {
            assertThat(mother.roles()).containsExactly(PersonRole.PARENT_OR_CARER);
            assertThat(mother.wishes()).isEmpty();
        });
    }

    @Test
    void theReviewerGetsTheWhole_andWhatTheyLetOutIsTheWhole() {
        PersonsCase tried = PersonsCase.all().stream()
                .filter(one -> one.name().startsWith("three pupils whose parents said yes, no"))
                .findFirst()
                .orElseThrow();
        Sharing sharing = new Sharing(RULEBOOKS, tried.register());
        Decided decided = sharing.decide(tried.received());

        assertThat(decided.forReview())
                .hasValueSatisfying(release ->
                        assertThat(release.content()).isEqualTo(tried.received().disclosure()));
        Decided approved = sharing.approved(
                tried.received(), Set.of(decided.decisions().getFirst().recipient()), Set.of());
        assertThat(told(approved.decisions().getFirst())).contains("ella", "tom", "aisha");
    }

    static SharingDecision decide(PersonsCase tried) {
        return new Sharing(RULEBOOKS, tried.register())
                .decide(tried.received())
                .decisions()
                .getFirst();
    }

    static Set<String> told(SharingDecision decision) {
        return decision.going().map(SharingByPersonTest::ids).orElse(Set.of());
    }

    private static Set<String> ids(Release release) {
        return release.content().persons().stream().map(Person::id).collect(toSet());
    }

    private static String effect(SharingDecision decision) {
        return switch (decision) {
            case SharingDecision.Share share -> "share";
            case SharingDecision.ShareReduced reduced -> "share-reduced";
            case SharingDecision.SharePart part -> "share-part";
            case SharingDecision.Refer refer -> "refer";
            case SharingDecision.Refuse refuse -> "refuse";
        };
    }
}
