package org.safeconduct.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Knowledge;
import org.safeconduct.disclosure.PersonRole;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Relationship;
import org.safeconduct.disclosure.WhoKnows;
import org.safeconduct.sharing.DecisionEffect;
import org.safeconduct.sharing.DecisionSummary;
import org.safeconduct.sharing.Gates;
import org.safeconduct.sharing.Obligation;
import org.springframework.context.support.ResourceBundleMessageSource;

class DutiesTest {

    private final Words words = new Words(messages());

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }

    private static List<DecisionSummary> answer(List<Obligation> police, List<Obligation> mash) {
        return List.of(decision(Recipient.POLICE, police), decision(Recipient.MASH, mash));
    }

    private static DecisionSummary decision(Recipient recipient, List<Obligation> obligations) {
        Gates.Gate passed = new Gates.Gate(Gates.Result.PASSED, "", "", Optional.empty());
        Gates.DataProtection protection =
                new Gates.DataProtection(Gates.Result.PASSED, "", "", "", "", "", new Gates.Rules(List.of()));
        return new DecisionSummary(
                recipient,
                DecisionEffect.SHARE,
                List.of(),
                List.of(),
                obligations,
                List.of(),
                new Gates(passed, passed, protection, passed));
    }

    @Test
    void sayADutyOnce_howeverManyRecipientsThereAre() throws Exception {
        Duties duties = Duties.of(
                answer(
                        List.of(Obligation.RECORD_RATIONALE, Obligation.MINIMISE),
                        List.of(Obligation.RECORD_RATIONALE, Obligation.CALL_999)),
                List.of(),
                words);

        assertThat(duties.toDo()).containsExactly("Write down why you shared it.", "Call 999.");
        assertThat(duties.telling()).isEmpty();
    }

    @Test
    void sayNotToTell_whenOneRecipientsReasonSaysSo_andNeverBoth() throws Exception {
        Duties duties = Duties.of(
                answer(List.of(Obligation.INFORM_SUBJECT), List.of(Obligation.DO_NOT_INFORM_SUBJECT)),
                List.of(),
                words);

        assertThat(duties.toDo()).isEmpty();
        assertThat(duties.telling())
                .singleElement()
                .asString()
                .startsWith("The person at risk and the family must not learn of it for now.");
    }

    @Test
    void sayOfEachPersonWhoKnows_andNotOfAllThatTheyMustNot() {
        Duties duties = Duties.of(
                answer(List.of(), List.of(Obligation.DO_NOT_INFORM_SUBJECT)),
                List.of(
                        new WhoKnows.One("boy", PersonRole.AT_RISK, Relationship.UNKNOWN, Knowledge.State.KNOWS),
                        new WhoKnows.One(
                                "father",
                                PersonRole.PARENT_OR_CARER,
                                Relationship.PARENT,
                                Knowledge.State.MUST_NOT_KNOW)),
                words);

        assertThat(duties.telling())
                .containsExactly(
                        "A parent or carer must not learn of it. Do nothing that could tell them.",
                        "The person at risk knows that this is shared.");
    }

    @Test
    void haveWordsForEachObligation() {
        assertThat(Stream.of(Obligation.values()))
                .allSatisfy(duty -> assertThat(words.of("share.obligation", duty, Locale.ENGLISH))
                        .endsWith(".")
                        .doesNotContain("limb"));
    }
}
