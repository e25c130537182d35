package org.safeconduct.feedback.clock;

import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.intake.Received;
import org.safeconduct.sealing.vault.KeptForm;

/**
 * What the clocks of a case must know of it.
 *
 * @param child whether a child, or an unborn one, is concerned; in doubt, yes
 */
public record ClockCase(Nation nation, boolean child) {

    static final KeptForm<ClockCase> FORM = new KeptForm<>(ClockCase.class);

    static ClockCase of(Received received) {
        Disclosure disclosure = received.disclosure();
        return new ClockCase(
                disclosure.nation(),
                disclosure.atRisk().isEmpty()
                        || disclosure.atRisk().stream().anyMatch(person -> person.judged() != SubjectKind.ADULT));
    }

    @Override
    public String toString() {
        return "ClockCase[withheld]";
    }
}
