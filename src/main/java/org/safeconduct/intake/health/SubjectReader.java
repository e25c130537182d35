package org.safeconduct.intake.health;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.AddressUse;
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
    private final Instant receivedAt;
    private final LocalDate today;
    private final List<Finding> findings;

    SubjectReader(Message message, Instant receivedAt, List<Finding> findings) {
        this.message = message;
        this.receivedAt = receivedAt;
        this.today = AgeOn.day(receivedAt);
        this.findings = findings;
    }

    /** @param flags the concerns about this patient */
    Person read(Patient patient, List<SafeguardingFlag> flags, int number) {
        String place = message.place(patient);
        findWhatChangesTheRecord(patient, place);
        return new Person(
                "person-" + number,
                Set.of(PersonRole.AT_RISK),
                Answer.known(kind(patient, flags, place)),
                new PersonName(
                        known(name(patient).map(HumanName::getGivenAsSingleString)),
                        known(name(patient).map(HumanName::getFamily)),
                        Answer.notAsked()),
                age(patient),
                nhsNumber(patient, place),
                Answer.notAsked(),
                addresses(patient),
                Answer.notAsked(),
                Answer.notAsked(),
                Answer.notAsked(),
                Answer.notAsked(),
                Background.UNKNOWN,
                Reaching.UNKNOWN,
                Knowledge.UNKNOWN,
                List.of());
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
            findings.add(new Finding(
                    "birth-date-not-exact",
                    place,
                    "The date of birth has no day. Only whether the person may be a child was taken from it."));
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

    private static Age age(Patient patient) {
        DateType birth = patient.getBirthDateElement();
        if (!birth.hasValue()) {
            return new Age(
                    Answer.absent(AbsentReason.UNKNOWN), Answer.notAsked(), Answer.notAsked(), Answer.notAsked());
        }
        return birth.getPrecision() == TemporalPrecisionEnum.DAY
                ? new Age(Answer.known(earliest(birth)), Answer.notAsked(), Answer.notAsked(), Answer.notAsked())
                : new Age(
                        Answer.absent(AbsentReason.UNKNOWN),
                        Answer.known(birth.getYear()),
                        Answer.notAsked(),
                        Answer.notAsked());
    }

    private Answer<NhsNumber> nhsNumber(Patient patient, String place) {
        Optional<String> value = patient.getIdentifier().stream()
                .filter(identifier -> Codes.sameSystem(Codes.NHS_NUMBER, identifier.getSystem()))
                .filter(identifier -> identifier.hasValue() && identifier.getUse() != Identifier.IdentifierUse.OLD)
                .map(Identifier::getValue)
                .findFirst();
        Answer<NhsNumber> number = known(value.map(NhsNumber::new));
        if (!number.toOptional().map(NhsNumber::checkDigitHolds).orElse(true)) {
            findings.add(Findings.nhsNumber(place + ".identifier"));
        }
        return number;
    }

    private static boolean isPast(HumanName name) {
        return name.getUse() == HumanName.NameUse.OLD || name.getUse() == HumanName.NameUse.MAIDEN;
    }

    private static Optional<HumanName> name(Patient patient) {
        return Stream.of(HumanName.NameUse.OFFICIAL, HumanName.NameUse.USUAL, null)
                .flatMap(use ->
                        patient.getName().stream().filter(name -> use == null ? !isPast(name) : name.getUse() == use))
                .findFirst();
    }

    /** Those that hold today, where the person lives first. */
    private Answer<List<Address>> addresses(Patient patient) {
        List<org.hl7.fhir.r4.model.Address> current = patient.getAddress().stream()
                .filter(each -> each.getUse() != org.hl7.fhir.r4.model.Address.AddressUse.OLD
                        && !Written.isBefore(each.getPeriod().getEndElement(), receivedAt))
                .sorted(Comparator.comparing(each -> each.getUse() != org.hl7.fhir.r4.model.Address.AddressUse.HOME))
                .toList();
        if (current.isEmpty() && patient.hasAddress()) {
            findings.add(new Finding(
                    "address-is-past",
                    message.place(patient) + ".address",
                    "Every address in the message is an old one. None was taken; please say where the person is now."));
        }
        return current.isEmpty()
                ? Answer.absent(AbsentReason.UNKNOWN)
                : Answer.known(current.stream()
                        .map(each -> address(each, isRestricted(patient)))
                        .toList());
    }

    private static Address address(org.hl7.fhir.r4.model.Address address, boolean restricted) {
        return new Address(
                lines(address),
                known(Optional.ofNullable(address.getPostalCode())),
                restricted,
                use(address),
                Answer.notAsked(),
                Answer.notAsked());
    }

    private static AddressUse use(org.hl7.fhir.r4.model.Address address) {
        return switch (address.getUse()) {
            case HOME -> AddressUse.HOME;
            case TEMP -> AddressUse.TEMPORARY;
            case null -> AddressUse.HOME;
            case WORK, OLD, BILLING, NULL -> AddressUse.OTHER;
        };
    }

    private static List<String> lines(org.hl7.fhir.r4.model.Address address) {
        List<String> lines = Stream.concat(
                        address.getLine().stream().map(PrimitiveType::getValue),
                        Stream.of(address.getCity(), address.getDistrict()).filter(part -> part != null))
                .toList();
        return lines.isEmpty() && address.hasText() ? List.of(address.getText()) : lines;
    }

    /** PDS marks a person whose whereabouts must not become known with a restricted or very restricted label. */
    private static boolean isRestricted(Patient patient) {
        return patient.getMeta().getSecurity().stream().anyMatch(SubjectReader::restricts);
    }

    private static boolean restricts(Coding label) {
        return Codes.is(label, Codes.CONFIDENTIALITY, "R")
                || Codes.is(label, Codes.CONFIDENTIALITY, "V")
                || Codes.is(label, Codes.ACT_CODE, "LOCIS");
    }

    private static <T> Answer<T> known(Optional<T> value) {
        return value.filter(each -> !each.toString().isEmpty())
                .map(Answer::known)
                .orElseGet(() -> Answer.absent(AbsentReason.UNKNOWN));
    }
}
