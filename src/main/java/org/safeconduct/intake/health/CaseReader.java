package org.safeconduct.intake.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Media;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Concern;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.HowKnown;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.health.SafeguardingCode.About;

/** Puts the parts of a message together: flags, the people they are about, consent, what came along. */
final class CaseReader {

    private final Message message;
    private final ServiceRequest request;
    private final List<SafeguardingFlag> flags;
    private final List<Patient> patients;
    private final List<Person> subjects;
    private final List<Finding> findings;

    /** What people must read and the disclosure has no place of its own for. */
    private final List<String> words = new ArrayList<>();

    private CaseReader(Message message, ServiceRequest request, Instant receivedAt, List<Finding> findings) {
        this.message = message;
        this.request = request;
        this.findings = findings;
        this.flags = new FlagReader(message, request.getSubject(), receivedAt, findings, words).read();
        // The people at risk are those the flags are about; other patients in the message are nobody's business here.
        this.patients = flags.stream().map(SafeguardingFlag::patient).distinct().toList();
        SubjectReader people = new SubjectReader(message, receivedAt, findings, words);
        this.subjects = IntStream.range(0, patients.size())
                .mapToObj(at -> people.read(patients.get(at), flagsOf(patients.get(at)), at + 1))
                .toList();
    }

    static Case read(Message message, ServiceRequest request, Instant receivedAt, List<Finding> findings) {
        CaseReader reader = new CaseReader(message, request, receivedAt, findings);
        reader.findWhatIsLeftOut();
        OwnExtensions extensions = new OwnExtensions(message, reader.flags);
        extensions.refuseMisplaced();
        Set<Category> categories = reader.categories();
        Tri othersAtRisk = reader.othersAtRisk();
        People people = People.of(reader.subjects, extensions.allegedPersons());
        return new Case(
                people.persons(),
                people.relations(),
                reader.concern(categories),
                extensions.immediateDanger(),
                extensions.harm(),
                othersAtRisk,
                reader.consent(categories, receivedAt),
                reader.purposes(othersAtRisk),
                new SupportingReader(message, reader.patients, findings).read());
    }

    private List<SafeguardingFlag> flagsOf(Patient patient) {
        return flags.stream().filter(flag -> flag.patient() == patient).toList();
    }

    private SubjectKind kindOf(Patient patient) {
        return subjects.get(patients.indexOf(patient)).judged();
    }

    private Set<Category> categories() {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        flags.forEach(flag -> categories.addAll(flag.categories(kindOf(flag.patient()))));
        return categories;
    }

    /**
     * A code can speak of someone else than the patient it hangs on. NHS England's own example hangs "child is cause for
     * safeguarding concern" on a woman born in 1959: what it likely means is a child near her, not that she is one. So the
     * patient stays an adult, and the disclosure says that another, a child above all, may be at risk.
     */
    private Tri othersAtRisk() {
        Tri others = Tri.UNKNOWN;
        for (SafeguardingFlag flag : flags) {
            SubjectKind kind = kindOf(flag.patient());
            if (flag.isAbout(About.ADULT) && kind != SubjectKind.ADULT) {
                findings.add(new Finding(
                        "code-is-about-an-adult",
                        flag.place() + ".code",
                        "The safeguarding code speaks of an adult, and the patient is a child by their date of birth. The concern was "
                                + "taken for the child; please check the code."));
            }
            boolean aboutAnother = flag.isAbout(About.ANOTHER_CHILD)
                    || (flag.isAbout(About.CHILD) && kind == SubjectKind.ADULT)
                    || (flag.isAbout(About.UNBORN) && kind != SubjectKind.UNBORN);
            if (aboutAnother) {
                others = Tri.YES;
                findings.add(new Finding(
                        "code-is-about-another-child",
                        flag.place() + ".code",
                        "The safeguarding code speaks of a child, and the patient is not that child. It was read to mean that a "
                                + "child other than the patient may be at risk; please say who, if you know."));
            }
        }
        return others;
    }

    private Concern concern(Set<Category> categories) {
        String narrative = String.join("\n", narrative().distinct().toList());
        return new Concern(
                categories,
                narrative.isEmpty() ? Answer.notAsked() : Answer.known(narrative),
                Answer.notAsked(),
                // A message carries what a record holds; it does not say how it came to be there.
                HowKnown.FOUND_IN_RECORD,
                Answer.notAsked(),
                Answer.notAsked(),
                Answer.notAsked(),
                Answer.notAsked(),
                Tri.UNKNOWN);
    }

    /** Only words about the concern: clinical content has its own place, where the sharing rules can hold it back. */
    private Stream<String> narrative() {
        Stream<String> fromFlags = Stream.concat(flags.stream().flatMap(flag -> flag.words().stream()), words.stream());
        if (message.find(request.getSubject(), Patient.class)
                .filter(patients::contains)
                .isEmpty()) {
            return fromFlags;
        }
        Stream<String> notes = request.getNote().stream().map(Annotation::getText);
        Stream<String> reasons = request.getReasonCode().stream().map(CodeableConcept::getText);
        return Stream.of(fromFlags, notes, reasons)
                .flatMap(each -> each)
                .filter(text -> text != null && !text.isBlank());
    }

    private Consent consent(Set<Category> categories, Instant receivedAt) {
        boolean child = subjects.stream().anyMatch(subject -> subject.judged() != SubjectKind.ADULT);
        Consent.Reason risk = child ? Consent.Reason.RISK_TO_CHILD : Consent.Reason.RISK_TO_OTHER;
        ConsentReader.Statement said = new ConsentReader(message, receivedAt, findings).read(patients, risk);
        Consent.Inform inform = Informing.read(message, categories);
        return new Consent(
                said.state(),
                said.by(),
                inform,
                said.reason(),
                said.on(),
                Informing.isUnsafe(categories) ? Answer.known(risk) : Answer.notAsked(),
                Answer.notAsked());
    }

    private Set<Purpose> purposes(Tri othersAtRisk) {
        Set<Purpose> purposes = EnumSet.of(Purpose.PREVENT_OR_DETECT_CRIME);
        for (Person subject : subjects) {
            purposes.add(subject.judged() == SubjectKind.ADULT ? Purpose.PROTECT_ADULT : Purpose.PROTECT_CHILD);
        }
        if (othersAtRisk == Tri.YES) {
            purposes.addAll(EnumSet.of(Purpose.PROTECT_CHILD, Purpose.PROTECT_ADULT));
        }
        return purposes;
    }

    private void findWhatIsLeftOut() {
        Optional<Patient> referred = message.find(request.getSubject(), Patient.class);
        if (referred.isPresent() && !patients.contains(referred.get())) {
            findings.add(
                    new Finding(
                            "referred-patient-not-named",
                            message.place(request) + ".subject",
                            "No safeguarding flag is about the patient who is referred, so they were not named as a person at risk."));
        }
        message.resources().stream()
                .filter(CaseReader::isDocument)
                .findFirst()
                .ifPresent(document -> findings.add(new Finding(
                        "document-not-taken",
                        message.place(document),
                        "Documents and pictures in FHIR messages are not taken and were not sent on.")));
    }

    private static boolean isDocument(Resource resource) {
        return resource instanceof DocumentReference || resource instanceof Binary || resource instanceof Media;
    }
}
