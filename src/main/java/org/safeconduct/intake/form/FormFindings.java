package org.safeconduct.intake.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.NhsNumber;
import org.safeconduct.disclosure.Person;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.reading.Findings;

/** What is odd in a form and does not stop it. */
final class FormFindings {

    private FormFindings() {}

    static List<Finding> in(Disclosure disclosure, Places places, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < disclosure.persons().size(); i++) {
            Person person = disclosure.persons().get(i);
            if (!person.nhsNumber().toOptional().map(NhsNumber::checkDigitHolds).orElse(true)) {
                findings.add(Findings.nhsNumber(places.nhsNumber(i)));
            }
        }
        findings.addAll(Unlikely.in(disclosure, places, today));
        return findings;
    }
}
