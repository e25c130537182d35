package org.safeconduct.intake.health;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.safeconduct.disclosure.Age;
import org.safeconduct.disclosure.AgeOn;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Background;
import org.safeconduct.disclosure.Knowledge;
import org.safeconduct.disclosure.NhsNumber;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.PersonName;
import org.safeconduct.disclosure.PersonRole;
import org.safeconduct.disclosure.Reaching;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.health.SafeguardingCode.About;
import org.safeconduct.intake.reading.Findings;
import org.safeconduct.platform.Rejection;

/** A Patient as the person at risk. */
final class SubjectReader {

    private final Message message;
    private final Current current;
    private final List<String> words;
    private final LocalDate today;
    private final List<Finding> findings;

    /** @param words takes what the disclosure has no place for */
    SubjectReader(Message message, Instant receivedAt, List<Finding> findings, List<String> words) {
        this.message = message;
        this.words = words;
        this.current = new Current(receivedAt);
        this.today = AgeOn.day(receivedAt);
        this.findings = findings;
    }

    /** @param flags the concerns about this patient */
    Person read(Patient patient, List<SafeguardingFlag> flags, int number) {
        String place = message.place(patient);
        findWhatChangesTheRecord(patient, place);
        List<HumanName> names = current.names(patient.getName());
        findOtherNames(patient, names, place);
        Optional<HumanName> name = names.stream().findFirst();
        String named = place + ".name[" + name.map(patient.getName()::indexOf).orElse(0) + "]";
        return new Person(
                "person-" + number,
                Set.of(PersonRole.AT_RISK),
                Answer.known(kind(patient, flags, place)),
                new PersonName(
                        message.answer(name.flatMap(NameParts::given), named + ".given[0]"),
                        message.answer(name.flatMap(NameParts::family), named + ".family"),
                        Answer.notAsked()),
                age(patient, name.flatMap(NameParts::whole), place + ".birthDate"),
                nhsNumber(patient, place),
                Answer.notAsked(),
                new Addresses(message, current, findings).of(patient),
                Answer.notAsked(),
                Answer.notAsked(),
                Answer.notAsked(),
                Answer.notAsked(),
                Background.UNKNOWN,
                Reaching.UNKNOWN,
                Knowledge.UNKNOWN,
                List.of());
    }

    private void findOtherNames(Patient patient, List<HumanName> current, String place) {
        if (current.isEmpty() && patient.hasName()) {
            findings.add(
                    new Finding(
                            "name-is-past",
                            place + ".name",
                            "Every name in the message is an old one. None was taken; please say what the person is called now."));
        } else if (patient.getName().size() > 1) {
            findings.add(new Finding(
                    "other-name-not-passed-on",
                    place + ".name",
                    "The message has several names of the person. The one that holds now was taken; if police and MASH must know "
                            + "another, tell them."));
        }
        if (current.stream()
                .findFirst()
                .filter(name -> name.hasText() && !name.hasFamily() && !name.hasGiven())
                .isPresent()) {
            findings.add(new Finding(
                    "name-not-in-parts",
                    place + ".name",
                    "The name is not divided into given and family name. It was taken as the given name."));
        }
    }

    private void findWhatChangesTheRecord(Patient patient, String place) {
        boolean replaced = patient.getLink().stream().anyMatch(link -> link.getType() == Patient.LinkType.REPLACEDBY);
        if (replaced || (patient.hasActive() && !patient.getActive())) {
            findings.add(new Finding(
                    "patient-record-not-in-use",
                    place,
                    "The message says that this record is not in use, or was replaced by another. It was read as it came; please "
                            + "check that it is the right person and that nothing newer is missing."));
        }
        if (patient.hasDeceased() && !(patient.getDeceased() instanceof BooleanType died && !died.booleanValue())) {
            findings.add(new Finding(
                    "patient-has-died",
                    place + ".deceased",
                    "The message says that the person has died. That was not passed on; please tell police and MASH."));
        }
    }

    /** By age on the day of receipt; without a date of birth, by what the codes say; never by guess. */
    private SubjectKind kind(Patient patient, List<SafeguardingFlag> flags, String place) {
        if (patient.hasBirthDateElement() && patient.getBirthDateElement().hasValue()) {
            SubjectKind kind = byAge(patient.getBirthDateElement(), place + ".birthDate");
            if (kind == SubjectKind.CHILD
                    && !flags.isEmpty()
                    && flags.stream().allMatch(flag -> flag.isAbout(About.ADULT))) {
                findings.add(new Finding(
                        "kind-and-age-differ",
                        place + ".birthDate",
                        "The date of birth and the safeguarding code (of an adult) do not fit each other. The person was taken "
                                + "for a child; please say if that is wrong."));
            }
            return kind;
        }
        if (flags.stream().anyMatch(flag -> flag.isAbout(About.CHILD))) {
            return SubjectKind.CHILD;
        }
        if (flags.stream().anyMatch(flag -> flag.isAbout(About.ADULT))) {
            return SubjectKind.ADULT;
        }
        if (flags.stream().anyMatch(flag -> flag.isAbout(About.UNBORN))) {
            return SubjectKind.UNBORN;
        }
        throw new Rejection(
                Rejection.Kind.INVALID,
                "Neither a date of birth nor a code says whether the person is a child or an adult.",
                place + ".birthDate");
    }

    private SubjectKind byAge(DateType birth, String place) {
        LocalDate latest = latest(birth);
        if (earliest(birth).isAfter(today)) {
            throw new Rejection(Rejection.Kind.INVALID, "The date lies in the future.", place);
        }
        if (birth.getPrecision() != TemporalPrecisionEnum.DAY) {
            findings.add(
                    new Finding(
                            "birth-date-not-exact",
                            place,
                            "The date of birth has no day. It was passed on in words, and taken for whether the person may be a child."));
        }
        // Where the year alone leaves it open, the person is treated as a child: the safer mistake.
        return AgeOn.isChild(latest, today) ? SubjectKind.CHILD : SubjectKind.ADULT;
    }

    private static LocalDate earliest(DateType date) {
        int month = date.getPrecision() == TemporalPrecisionEnum.YEAR ? 1 : date.getMonth() + 1;
        int day = date.getPrecision() == TemporalPrecisionEnum.DAY ? date.getDay() : 1;
        return LocalDate.of(date.getYear(), month, day);
    }

    private static LocalDate latest(DateType date) {
        LocalDate earliest = earliest(date);
        return switch (date.getPrecision()) {
            case YEAR -> earliest.plusYears(1).minusDays(1);
            case MONTH -> earliest.plusMonths(1).minusDays(1);
            default -> earliest;
        };
    }

    /** A day that nobody wrote is none: what is written is passed on in words. */
    private Age age(Patient patient, Optional<String> name, String place) {
        DateType birth = patient.getBirthDateElement();
        boolean day = birth.hasValue() && birth.getPrecision() == TemporalPrecisionEnum.DAY;
        if (birth.hasValue() && !day) {
            words.add("Born in " + birth.getValueAsString()
                    + name.map(whose -> ": " + whose).orElse("") + " (the message gives no day).");
        }
        return new Age(
                message.answer(day ? Optional.of(earliest(birth)) : Optional.empty(), place),
                birth.hasValue() && !day ? Answer.known(birth.getYear()) : Answer.notAsked(),
                Answer.notAsked(),
                Answer.notAsked());
    }

    private Answer<NhsNumber> nhsNumber(Patient patient, String place) {
        List<Identifier> written = patient.getIdentifier().stream()
                .filter(identifier -> Codes.sameSystem(Codes.NHS_NUMBER, identifier.getSystem()))
                .toList();
        List<Identifier> hold = current.identifiers(written).stream()
                .filter(Identifier::hasValue)
                .toList();
        if (hold.stream().map(Identifier::getValue).distinct().count() > 1) {
            findings.add(new Finding(
                    "several-nhs-numbers",
                    place + ".identifier",
                    "The message has several NHS numbers of the person that hold now. The first official one was taken; please "
                            + "check that it is the right person."));
        }
        Optional<Identifier> first =
                hold.stream().findFirst().or(() -> written.stream().findFirst());
        String at = place + ".identifier["
                + first.map(patient.getIdentifier()::indexOf).orElse(0) + "]";
        Answer<NhsNumber> number = message.answer(
                hold.stream().findFirst().map(Identifier::getValue).map(NhsNumber::new), at + ".value");
        if (!number.toOptional().map(NhsNumber::checkDigitHolds).orElse(true)) {
            findings.add(Findings.nhsNumber(at + ".value"));
        }
        return number;
    }
}
