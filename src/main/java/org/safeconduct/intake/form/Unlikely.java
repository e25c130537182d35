package org.safeconduct.intake.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.AgeOn;
import org.safeconduct.disclosure.AllegedPerson;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Relationship;
import org.safeconduct.disclosure.Subject;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.intake.Finding;

/** What can hardly be together: it is taken as it came, and the sharer is asked. */
final class Unlikely {

    /** Nobody younger is a parent. */
    private static final int YOUNGEST_PARENT = 10;

    /**
     * Below it no word of a child's own is taken for consent in silence; from then on it is for whoever knows the child (Gillick).
     */
    private static final int YOUNGEST_TO_CONSENT = 10;

    /** Longer than any pregnancy from when it can be known. */
    private static final int LONGEST_AHEAD_DAYS = 300;

    private Unlikely() {}

    static List<Finding> in(Disclosure disclosure, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < disclosure.subjects().size(); i++) {
            Subject subject = disclosure.subjects().get(i);
            expectedDelivery(subject, today, "/subjects/" + i + "/expectedDelivery")
                    .ifPresent(findings::add);
            beforeBirth(disclosure, subject).ifPresent(findings::add);
        }
        for (int i = 0; i < disclosure.allegedPersons().size(); i++) {
            parent(disclosure.allegedPersons().get(i), "/allegedPersons/" + i + "/ageYears")
                    .ifPresent(findings::add);
        }
        consentOfAYoungChild(disclosure, today).ifPresent(findings::add);
        if (disclosure
                .consent()
                .informReview()
                .toOptional()
                .filter(today::isAfter)
                .isPresent()) {
            findings.add(new Finding(
                    "review-day-over",
                    "/consent/informReview",
                    "The day on which not telling is looked at again is over. Please look at it, and give the next."));
        }
        return findings;
    }

    private static Optional<Finding> expectedDelivery(Subject subject, LocalDate today, String pointer) {
        return subject.expectedDelivery()
                .toOptional()
                .filter(day -> subject.kind() == SubjectKind.UNBORN
                        && (day.isBefore(today) || day.isAfter(today.plusDays(LONGEST_AHEAD_DAYS))))
                .map(
                        day -> new Finding(
                                "delivery-date-unlikely",
                                pointer,
                                day.isBefore(today)
                                        ? "The expected day of birth is over. If the child is born, please say so."
                                        : "The expected day of birth lies further ahead than a pregnancy lasts. Please check it."));
    }

    private static Optional<Finding> beforeBirth(Disclosure disclosure, Subject subject) {
        return subject.dateOfBirth()
                .toOptional()
                .filter(born -> disclosure
                        .concern()
                        .occurredFrom()
                        .toOptional()
                        .filter(born::isAfter)
                        .isPresent())
                .map(born -> new Finding(
                        "happened-before-birth",
                        "/concern/occurredFrom",
                        "What happened lies before a person's date of birth. Please check both dates."));
    }

    private static Optional<Finding> parent(AllegedPerson person, String pointer) {
        return person.ageYears()
                .toOptional()
                .filter(age -> person.relationship() == Relationship.PARENT && age < YOUNGEST_PARENT)
                .map(age -> new Finding(
                        "too-young-for-a-parent", pointer, "A parent cannot be of this age. Please check it."));
    }

    private static Optional<Finding> consentOfAYoungChild(Disclosure disclosure, LocalDate today) {
        boolean own = disclosure
                .consent()
                .by()
                .toOptional()
                .filter(Consent.GivenBy.SUBJECT::equals)
                .isPresent();
        boolean young = disclosure.subjects().stream()
                .flatMap(subject -> subject.dateOfBirth().toOptional().stream())
                .flatMap(born -> AgeOn.years(born, today).stream())
                .anyMatch(age -> age < YOUNGEST_TO_CONSENT);
        return disclosure.consent().state() == Consent.State.GIVEN && own && young
                ? Optional.of(new Finding(
                        "consent-of-a-young-child",
                        "/consent/by",
                        "A child this young can hardly decide on this alone. Please check who agreed, and whether a parent or carer "
                                + "was asked."))
                : Optional.empty();
    }
}
