package org.safeconduct.intake.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.safeconduct.disclosure.AgeOn;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Subject;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.intake.Finding;

/** Calls each person what their age makes them, and says so where the message said otherwise. */
public final class Kinds {

    private Kinds() {}

    /**
     * The disclosure with each person as what they are on that day.
     *
     * @param findings takes what contradicts; pointers are those of the school and charity forms
     */
    public static Disclosure judged(Disclosure disclosure, LocalDate day, List<Finding> findings) {
        List<Subject> said = disclosure.subjects();
        List<SubjectKind> are = AgeOn.kinds(said, disclosure.concern().categories(), day);
        List<Subject> judged = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            Subject subject = said.get(i);
            judged.add(subject.as(are.get(i)));
            if (subject.kind() != are.get(i)) {
                boolean byAge = subject.dateOfBirth().toOptional().isPresent();
                findings.add(new Finding(
                        byAge ? "kind-and-age-differ" : "kind-and-category-differ",
                        "/subjects/" + i + "/kind",
                        (byAge
                                        ? "The date of birth and the kind of person (child or adult) do not fit each other."
                                        : "The kind of person (adult) and the kind of harm, which is done to children, do not "
                                                + "fit each other, and there is no date of birth.")
                                + " The person was taken for " + named(are.get(i))
                                + "; please say if that is wrong."));
            }
        }
        return disclosure.about(judged);
    }

    private static String named(SubjectKind kind) {
        return switch (kind) {
            case CHILD -> "a child";
            case UNBORN -> "an unborn child";
            case ADULT -> "an adult";
        };
    }
}
