package org.safeconduct.sharing;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.WhoSpeaks;
import org.safeconduct.intake.Received;
import org.safeconduct.platform.Rejection;

/** Puts a disclosure before the sharing table: what may a recipient have of it, before anything is withheld. */
final class Judging {

    private final Supplier<SharingRules> rules;
    private final Register register;

    Judging(Supplier<SharingRules> rules, Register register) {
        this.rules = rules;
        this.register = register;
    }

    /** Of each person for themselves, where their views are told apart; of all together where one answer was given for all. */
    Judgement judge(Received received, Recipient recipient, Agency to, LocalDate day) {
        Disclosure disclosure = received.disclosure();
        if (!WhoSpeaks.isByPerson(disclosure)) {
            return Judgement.of(judge(disclosure, received, recipient, to, day));
        }
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (Person person : disclosure.atRisk()) {
            Consent theirs = WhoSpeaks.consentOf(person, disclosure, day);
            verdicts.put(person.id(), judge(Excerpt.judging(disclosure, person, theirs), received, recipient, to, day));
        }
        return Judgement.of(verdicts);
    }

    private Verdict judge(Disclosure about, Received received, Recipient recipient, Agency to, LocalDate day) {
        return rules.get().judge(facts(about, received, recipient, to, day), day, about.nation());
    }

    Facts facts(Disclosure disclosure, Received received, Recipient recipient, Agency to, LocalDate day) {
        Agency from = register.agency(received.caller().agency())
                .orElseThrow(() -> new Rejection(Rejection.Kind.FORBIDDEN, "the calling agency is not registered"));
        Agreement.Standing standing = register.standing(from.id(), to.id(), disclosure.purposes(), day);
        return Facts.of(disclosure, recipient, from.sector(), standing, day);
    }
}
