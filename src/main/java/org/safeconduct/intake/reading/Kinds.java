package org.safeconduct.intake.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.safeconduct.disclosure.AgeOn;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.intake.Finding;

/** Calls each person what their age makes them, and says so where the message said otherwise. */
public final class Kinds {

    private Kinds() {}

    /**
     * The disclosure with each person at risk as what they are on that day.
     *
     * @param place of what was said of the person with that number, by the order in which they were named
     * @param findings takes what contradicts
     */
    public static Disclosure judged(
            Disclosure disclosure, LocalDate day, IntFunction<String> place, List<Finding> findings) {
        List<Person> atRisk = disclosure.atRisk();
        List<SubjectKind> are = AgeOn.kinds(atRisk, disclosure.concern().categories(), day);
        List<Person> judged = new ArrayList<>();
        for (Person person : disclosure.persons()) {
            int at = atRisk.indexOf(person);
            judged.add(at < 0 ? person : person.as(are.get(at)));
            if (at >= 0
                    && person.kind()
                            .toOptional()
                            .filter(said -> said != are.get(at))
                            .isPresent()) {
                findings.add(differs(
                        person, are.get(at), place.apply(disclosure.persons().indexOf(person)), day));
            }
        }
        return disclosure.of(judged);
    }

    private static Finding differs(Person person, SubjectKind is, String place, LocalDate day) {
        boolean byAge = person.years(day).isPresent();
        return new Finding(
                byAge ? "kind-and-age-differ" : "kind-and-category-differ",
                place,
                (byAge
                                ? "The " + (person.age().byBirthday() ? "date of birth" : "age")
                                        + " and the kind of person (child or adult) do not fit each other."
                                : "The kind of person (adult) and the kind of harm, which is done to children, do not fit each "
                                        + "other, and there is no date of birth.")
                        + " The person was taken for " + named(is) + "; please say if that is wrong.");
    }

    private static String named(SubjectKind kind) {
        return switch (kind) {
            case CHILD -> "a child";
            case UNBORN -> "an unborn child";
            case ADULT -> "an adult";
        };
    }
}
