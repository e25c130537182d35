package org.safeconduct.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Recipient;
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
                words);

        assertThat(duties.toDo()).containsExactly("Write down why you shared it.", "Call 999.");
        assertThat(duties.telling()).isEmpty();
    }

    @Test
    void sayNotToTell_whenOneRecipientsReasonSaysSo_andNeverBoth() throws Exception {
        Duties duties =
                Duties.of(answer(List.of(Obligation.INFORM_SUBJECT), List.of(Obligation.DO_NOT_INFORM_SUBJECT)), words);

        assertThat(duties.toDo()).isEmpty();
        assertThat(duties.telling())
                .singleElement()
                .asString()
                .startsWith("Do not tell the person at risk or the family");
    }

    @Test
    void haveWordsForEachObligation() {
        assertThat(Stream.of(Obligation.values()))
                .allSatisfy(duty -> assertThat(words.of("share.obligation", duty, Locale.ENGLISH))
                        .endsWith(".")
                        .doesNotContain("limb"));
    }
}
