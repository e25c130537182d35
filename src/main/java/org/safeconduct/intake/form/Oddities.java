package org.safeconduct.intake.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.NhsNumber;
import org.safeconduct.disclosure.Subject;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.reading.Calendar;
import org.safeconduct.intake.reading.Findings;

/** What is odd in a form and does not stop it. */
final class Oddities {

    private Oddities() {}

    static List<Finding> in(Disclosure disclosure, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < disclosure.subjects().size(); i++) {
            Subject subject = disclosure.subjects().get(i);
            String pointer = "/subjects/" + i;
            if (!subject.nhsNumber()
                    .toOptional()
                    .map(NhsNumber::checkDigitHolds)
                    .orElse(true)) {
                findings.add(Findings.nhsNumber(pointer + "/nhsNumber"));
            }
            if (kindAndAgeDiffer(subject, today)) {
                findings.add(new Finding(
                        "kind-and-age-differ",
                        pointer + "/kind",
                        "The date of birth and the kind of person (child or adult) do not fit each other."));
            }
        }
        return findings;
    }

    private static boolean kindAndAgeDiffer(Subject subject, LocalDate today) {
        return subject.dateOfBirth()
                .toOptional()
                .map(birth -> switch (subject.kind()) {
                    case CHILD -> !Calendar.isChild(birth, today);
                    case ADULT -> Calendar.isChild(birth, today);
                    case UNBORN -> true;
                })
                .orElse(false);
    }
}
