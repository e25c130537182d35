package org.safeconduct.feedback.clock;

import java.time.LocalDate;
import java.time.ZoneId;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Subject;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.intake.Received;

/**
 * What the clocks of a case must know of it.
 *
 * @param child whether a child, or an unborn one, is concerned; in doubt, yes
 */
public record ClockCase(Nation nation, boolean child) {

    private static final int GROWN_UP = 18;

    static ClockCase of(Received received) {
        Disclosure disclosure = received.disclosure();
        LocalDate today = LocalDate.ofInstant(received.receivedAt(), ZoneId.of("Europe/London"));
        return new ClockCase(
                disclosure.nation(),
                disclosure.subjects().isEmpty()
                        || disclosure.subjects().stream().anyMatch(subject -> isChild(subject, today)));
    }

    private static boolean isChild(Subject subject, LocalDate today) {
        return subject.kind() != SubjectKind.ADULT
                || subject.dateOfBirth()
                        .toOptional()
                        .filter(born -> born.plusYears(GROWN_UP).isAfter(today))
                        .isPresent();
    }

    @Override
    public String toString() {
        return "ClockCase[withheld]";
    }
}
