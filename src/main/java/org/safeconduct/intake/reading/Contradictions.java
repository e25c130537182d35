package org.safeconduct.intake.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.Age;
import org.safeconduct.disclosure.AgeOn;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Knowledge;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.disclosure.WhoSpeaks;
import org.safeconduct.intake.Finding;

/**
 * What is said of one person and cannot all be true. Nothing is dropped and nothing guessed: sender, reviewer and recipients see
 * what does not fit, and somebody asks.
 */
public final class Contradictions {

    /** Birthdays fall within the year: what differs by one is none. */
    private static final int SAME_YEAR = 1;

    /** Below, nobody takes a child for one who decides: what they said is their view. */
    private static final int YOUNGEST_COMPETENT = 10;

    private Contradictions() {}

    /**
     * @param place of a person, by the order in which they were named
     * @param today the day of receipt
     */
    public static List<Finding> in(Disclosure disclosure, LocalDate today, IntFunction<String> place) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < disclosure.persons().size(); i++) {
            of(disclosure.persons().get(i), today, place.apply(i), findings);
            spoken(disclosure.persons().get(i), disclosure, today, place.apply(i), findings);
        }
        return findings;
    }

    private static void of(Person person, LocalDate today, String place, List<Finding> findings) {
        if (agesDiffer(person.age(), today)) {
            findings.add(new Finding(
                    "ages-differ",
                    place,
                    "The date of birth, the year of birth and the age do not fit each other. The most exact was taken; please "
                            + "check them."));
        }
        Optional<Integer> years = person.years(today);
        if (person.kind().equals(Answer.known(SubjectKind.UNBORN)) && years.isPresent()) {
            findings.add(new Finding(
                    "unborn-with-an-age",
                    place,
                    "An unborn child has no age. Please say whether the child has been born."));
        }
        if (person.knowledge().state() == Knowledge.State.MUST_NOT_KNOW
                && person.knowledge()
                        .review()
                        .toOptional()
                        .filter(today::isAfter)
                        .isPresent()) {
            findings.add(
                    new Finding(
                            "review-is-past",
                            place,
                            "The day on which not telling this person was to be looked at again is past. Please look at it now."));
        }
        person.addresses().toOptional().stream()
                .flatMap(List::stream)
                .filter(Contradictions::endsBeforeItBegins)
                .findFirst()
                .ifPresent(address -> findings.add(new Finding(
                        "address-ends-before-it-begins",
                        place,
                        "An address has an end before its beginning. It was kept as it came; please check the days.")));
    }

    private static void spoken(
            Person person, Disclosure disclosure, LocalDate today, String place, List<Finding> findings) {
        if (!WhoSpeaks.notCounted(person, disclosure, today).isEmpty()) {
            findings.add(new Finding(
                    "consent-not-counted",
                    place,
                    "Somebody spoke for this person who is not known to have the right to. It was passed on as their view and did "
                            + "not count as consent or refusal."));
        }
        if (person.wishes().stream()
                .anyMatch(wish -> wish.on().toOptional().filter(today::isBefore).isPresent())) {
            findings.add(
                    new Finding(
                            "consent-in-the-future",
                            place,
                            "What was said about sharing has a day that has not come. It was read as it came; please check the day."));
        }
        if (person.wishes().stream()
                .anyMatch(wish -> wish.by().equals(person.id())
                        && wish.competent().toOptional().filter(Tri.YES::equals).isPresent()
                        && person.years(today)
                                .filter(years -> years < YOUNGEST_COMPETENT)
                                .isPresent())) {
            findings.add(
                    new Finding(
                            "competence-and-age-differ",
                            place,
                            "By their age this child can hardly have understood what they decided. A person must look at that."));
        }
    }

    private static boolean endsBeforeItBegins(Address address) {
        return address.until()
                .toOptional()
                .filter(end -> address.from().toOptional().filter(end::isBefore).isPresent())
                .isPresent();
    }

    private static boolean agesDiffer(Age age, LocalDate today) {
        Optional<Integer> byDay = age.dateOfBirth().toOptional().flatMap(born -> AgeOn.years(born, today));
        Optional<Integer> byYear = age.yearOfBirth().toOptional().map(year -> today.getYear() - year);
        Optional<Integer> said = age.years().toOptional();
        return apart(byDay, byYear) || apart(byDay, said) || apart(byYear, said);
    }

    private static boolean apart(Optional<Integer> one, Optional<Integer> other) {
        return one.isPresent() && other.isPresent() && Math.abs(one.get() - other.get()) > SAME_YEAR;
    }
}
