package org.safeconduct.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How old somebody is, as far as anybody knows: by a birthday, by the year of it, or about how many years.
 *
 * @param years about how many, on the day on which it was said
 * @param expectedDelivery of an unborn child
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Age(
        Answer<LocalDate> dateOfBirth,
        Answer<Integer> yearOfBirth,
        Answer<Integer> years,
        Answer<LocalDate> expectedDelivery) {

    /** Nobody knows. */
    public static final Age UNKNOWN =
            new Age(Answer.notAsked(), Answer.notAsked(), Answer.notAsked(), Answer.notAsked());

    /** Of somebody whose age is known in whole years. */
    public static Age ofYears(Answer<Integer> years) {
        return new Age(Answer.notAsked(), Answer.notAsked(), years, Answer.notAsked());
    }

    /**
     * Whole years on a day; none where nobody knows, and before birth. By a year of birth alone it is the younger of the two ages
     * that a person can be in a year: the mistake that protects.
     */
    public Optional<Integer> on(LocalDate day) {
        return dateOfBirth
                .toOptional()
                .flatMap(born -> AgeOn.years(born, day))
                .or(() -> yearOfBirth
                        .toOptional()
                        .filter(year -> year <= day.getYear())
                        .map(year -> Math.max(0, day.getYear() - year - 1)))
                .or(years::toOptional);
    }

    /** Whether it is more than a guess by years: then what contradicts it is a slip. */
    public boolean byBirthday() {
        return dateOfBirth.toOptional().isPresent();
    }

    /** For a person of whom nothing of it was said. */
    static Age orUnknown(@Nullable Age said) {
        return said == null ? UNKNOWN : said;
    }

    @Override
    public String toString() {
        return "Age[withheld]";
    }
}
