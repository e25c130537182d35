package org.safeconduct.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How old somebody is on a day, and so whether they are a child (under 18: Children Act 1989 section 105). The one answer
 * for every rule, text, clock and page.
 *
 * <p>Days begin at midnight in England and Wales. A year of age is reached on the anniversary of the birth (Family Law Reform
 * Act 1969 section 9); who was born on 29 February reaches it on 1 March in a year without that day.
 */
public final class AgeOn {

    private static final int OF_AGE = 18;

    /** Kinds of harm that by their name are done to a child. */
    private static final Set<Category> OF_CHILDREN = Set.copyOf(EnumSet.of(
            Category.CHILD_SEXUAL_ABUSE, Category.CHILD_SEXUAL_EXPLOITATION, Category.YOUTH_PRODUCED_IMAGERY));

    private AgeOn() {}

    /** The day in England and Wales. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, BritishTime.ZONE);
    }

    /** Whole years; none for a birth after the day. */
    public static Optional<Integer> years(LocalDate born, LocalDate day) {
        return born.isAfter(day)
                ? Optional.empty()
                : Optional.of(Period.between(born, day).getYears());
    }

    /** Whether somebody born on that day is a child on this one. */
    public static boolean isChild(LocalDate born, LocalDate day) {
        return years(born, day).map(AgeOn::isChild).orElse(true);
    }

    /** Whether somebody of that age is a child. */
    public static boolean isChild(int years) {
        return years < OF_AGE;
    }

    /**
     * What somebody is: by their age, wherever it is known; else as it was said.
     *
     * @param said what the sharer called them
     * @param years their age, if known; none for an unborn child
     */
    public static SubjectKind kind(SubjectKind said, Optional<Integer> years) {
        return years.map(age -> isChild(age) ? SubjectKind.CHILD : SubjectKind.ADULT)
                .orElse(said);
    }

    /**
     * What each of these people is on a day. Where nobody is called a child and the harm is one that is done to children,
     * whoever has no known age is taken for one: the safer mistake.
     */
    public static List<SubjectKind> kinds(List<Person> atRisk, Set<Category> categories, LocalDate day) {
        List<SubjectKind> byAge = atRisk.stream()
                .map(person -> kind(person.judged(), person.years(day)))
                .toList();
        boolean childMissing = byAge.stream().allMatch(kind -> kind == SubjectKind.ADULT)
                && categories.stream().anyMatch(OF_CHILDREN::contains);
        if (!childMissing) {
            return byAge;
        }
        return atRisk.stream()
                .map(person -> person.years(day).isPresent() ? SubjectKind.ADULT : SubjectKind.CHILD)
                .toList();
    }
}
