package org.safeconduct.intake.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.PersonRole;
import org.safeconduct.disclosure.Relationship;
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

    static List<Finding> in(Disclosure disclosure, Places places, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < disclosure.persons().size(); i++) {
            Person person = disclosure.persons().get(i);
            expectedDelivery(person, today, places.expectedDelivery(i)).ifPresent(findings::add);
            beforeBirth(disclosure, person).ifPresent(findings::add);
            parent(disclosure, person, today, places.years(i)).ifPresent(findings::add);
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

    private static Optional<Finding> expectedDelivery(Person person, LocalDate today, String pointer) {
        return person.age()
                .expectedDelivery()
                .toOptional()
                .filter(day -> person.kind().equals(Answer.known(SubjectKind.UNBORN))
                        && (day.isBefore(today) || day.isAfter(today.plusDays(LONGEST_AHEAD_DAYS))))
                .map(
                        day -> new Finding(
                                "delivery-date-unlikely",
                                pointer,
                                day.isBefore(today)
                                        ? "The expected day of birth is over. If the child is born, please say so."
                                        : "The expected day of birth lies further ahead than a pregnancy lasts. Please check it."));
    }

    private static Optional<Finding> beforeBirth(Disclosure disclosure, Person person) {
        return person.age()
                .dateOfBirth()
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

    private static Optional<Finding> parent(Disclosure disclosure, Person person, LocalDate today, String pointer) {
        boolean parent =
                person.is(PersonRole.PARENT_OR_CARER) || disclosure.relationship(person) == Relationship.PARENT;
        return person.years(today)
                .filter(age -> parent && age < YOUNGEST_PARENT)
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
        boolean young = disclosure.atRisk().stream()
                .flatMap(person -> person.years(today).stream())
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
