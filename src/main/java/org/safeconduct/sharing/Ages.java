package org.safeconduct.sharing;

import java.time.LocalDate;
import java.util.List;
import org.safeconduct.disclosure.AgeOn;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.disclosure.Tri;

/** Ages as the rules ask for them. With several people the most protective answer counts. */
final class Ages {

    private static final int TEENAGER = 13;
    private static final int SIXTEEN = 16;

    /** Age of the child at risk, most protective first. */
    enum Band implements Code {
        UNDER_13("under-13"),
        UNKNOWN("unknown"),
        FROM_13_TO_15("13-15"),
        FROM_16_TO_17("16-17"),
        ADULT("adult");

        private final String code;

        Band(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    private Ages() {}

    static Band band(List<Person> atRisk, LocalDate day) {
        Band most = Band.ADULT;
        for (Person person : atRisk) {
            Band band = band(person, day);
            most = band.compareTo(most) < 0 ? band : most;
        }
        return most;
    }

    private static Band band(Person person, LocalDate day) {
        return person.judged() == SubjectKind.CHILD
                ? person.years(day).map(Ages::band).orElse(Band.UNKNOWN)
                : Band.ADULT;
    }

    private static Band band(int years) {
        if (!AgeOn.isChild(years)) {
            return Band.ADULT;
        }
        if (years < TEENAGER) {
            return Band.UNDER_13;
        }
        return years < SIXTEEN ? Band.FROM_13_TO_15 : Band.FROM_16_TO_17;
    }

    /** Whether somebody involved is an adult or in a position of trust: <em>no</em> only if that is known of each. */
    static Tri involvedAdult(List<Person> involved, LocalDate day) {
        Tri any = involved.isEmpty() ? Tri.UNKNOWN : Tri.NO;
        for (Person person : involved) {
            Tri adult = adult(person, day);
            if (adult == Tri.YES) {
                return Tri.YES;
            }
            any = adult == Tri.UNKNOWN ? Tri.UNKNOWN : any;
        }
        return any;
    }

    private static Tri adult(Person person, LocalDate day) {
        if (person.positionOfTrust().toOptional().filter(Tri.YES::equals).isPresent()) {
            return Tri.YES;
        }
        return person.years(day)
                .map(years -> AgeOn.isChild(years) ? Tri.NO : Tri.YES)
                .orElse(Tri.UNKNOWN);
    }
}
