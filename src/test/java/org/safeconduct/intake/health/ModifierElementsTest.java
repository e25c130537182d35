package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.model.api.annotation.Child;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.intake.Refusal;
import org.safeconduct.intake.reading.Reading;

/** What may turn a message's meaning round is read, refused or told: nothing of it is read past in silence. */
class ModifierElementsTest extends HospitalMessage {

    private static final Path READERS = Path.of("src/main/java/org/safeconduct/intake/health");
    private static final Pattern USED = Pattern.compile("import org\\.hl7\\.fhir\\.r4\\.model\\.(\\w+)");

    @Test
    void everyModifierOfWhatIsRead_hasADecision() throws Exception {
        Set<String> found = new TreeSet<>();
        Set<Class<?>> seen = new HashSet<>();
        for (String name : used()) {
            collect(Class.forName("org.hl7.fhir.r4.model." + name), found, seen);
        }
        assertThat(found).contains("Consent.scope", "Quantity.comparator", "CarePlan.activity.detail.doNotPerform");

        List<String[]> decided = Files.readAllLines(Path.of("src/test/resources/intake/fhir/modifiers.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", 3))
                .toList();
        assertThat(decided).allSatisfy(row -> {
            assertThat(row[1]).isIn("read", "refused", "finding", "past");
            assertThat(row[2]).isNotBlank();
        });
        assertThat(decided.stream().map(row -> row[0])).containsExactlyInAnyOrderElementsOf(found);
    }

    /** The resources and datatypes of FHIR whose names the readers use. */
    private static Set<String> used() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(READERS)) {
            for (Path file : files.toList()) {
                USED.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        }
        assertThat(names).contains("Consent", "Flag", "HumanName");
        return names;
    }

    private static void collect(Class<?> type, Set<String> found, Set<Class<?>> seen) {
        if (Base.class.isAssignableFrom(type) && seen.add(type)) {
            collect(type, type.getSimpleName(), found, seen);
        }
    }

    private static void collect(Class<?> type, String name, Set<String> found, Set<Class<?>> seen) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                Child child = field.getAnnotation(Child.class);
                if (child == null
                        || Set.of("modifierExtension", "implicitRules").contains(child.name())) {
                    continue;
                }
                String declared = BackboneElement.class.isAssignableFrom(at) ? name : at.getSimpleName();
                if (child.modifier()) {
                    found.add(declared + "." + child.name());
                }
                Class<?> of = elementOf(field);
                if (BackboneElement.class.isAssignableFrom(of)) {
                    if (seen.add(of)) {
                        collect(of, declared + "." + child.name(), found, seen);
                    }
                } else if (!Resource.class.isAssignableFrom(of)) {
                    collect(of, found, seen);
                }
            }
        }
    }

    private static Class<?> elementOf(Field field) {
        return List.class.isAssignableFrom(field.getType())
                        && field.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> of
                ? of
                : field.getType();
    }

    @ParameterizedTest
    @MethodSource("unknownModifiers")
    void unknownModifier_isRefused_whereverItStands(String place, Consumer<ModifierElementsTest> set) {
        set.accept(this);
        Refusal.of(this::read).has(422, "invalid").at(place);
    }

    static Stream<Arguments> unknownModifiers() {
        Extension canary = new Extension("urn:canary", new BooleanType(true));
        return Stream.of(
                at(
                        "Bundle.entry[10].resource.provision.modifierExtension",
                        test -> test.consent().getProvision().addModifierExtension(canary)),
                at(
                        "Bundle.entry[10].resource.provision.provision[0].actor[0].modifierExtension",
                        test -> test.consent()
                                .getProvision()
                                .getProvisionFirstRep()
                                .getActorFirstRep()
                                .addModifierExtension(canary)),
                at(
                        "Bundle.entry[8].resource.dosage[0].modifierExtension",
                        test -> test.first(MedicationStatement.class)
                                .getDosageFirstRep()
                                .addModifierExtension(canary)),
                at(
                        "Bundle.entry[8].resource.dosage[0].timing.modifierExtension",
                        test -> test.first(MedicationStatement.class)
                                .getDosageFirstRep()
                                .getTiming()
                                .addModifierExtension(canary)),
                at(
                        "Bundle.entry[10].resource.contained[0].modifierExtension",
                        test -> test.contained().addModifierExtension(canary)),
                at(
                        "Bundle.entry[10].resource.contained[0].implicitRules",
                        test -> test.contained().setImplicitRules("urn:canary")),
                at(
                        "Bundle.entry[2].resource.implicitRules",
                        test -> test.first(Patient.class).setImplicitRules("urn:canary")),
                at(
                        "Bundle.entry[7].modifierExtension",
                        test -> test.message.getEntry().get(7).addModifierExtension(canary)),
                at(
                        "Bundle.entry[0].resource.source.modifierExtension",
                        test -> test.message
                                .getEntryFirstRep()
                                .getResource()
                                .getNamedProperty("source")
                                .getValues()
                                .forEach(source -> ((BackboneElement) source).addModifierExtension(canary))));
    }

    private Patient contained() {
        Patient patient = new Patient();
        patient.setId("p");
        consent().addPerformer(new Reference("#p"));
        consent().addContained(patient);
        return patient;
    }

    @ParameterizedTest
    @MethodSource("notSo")
    void whatIsSaidNotToBeSo_isNotPassedOn_andTheSharerIsTold(String element, Resource resource) {
        add("urn:uuid:00000000-0000-4000-8000-0000000000ad", resource);

        Reading reading = read();

        assertThat(texts(reading)).noneMatch(text -> text.contains("Wanted"));
        assertThat(reading.findings())
                .extracting(finding -> finding.code() + " " + finding.pointer())
                .containsExactly("not-so Bundle.entry[11].resource." + element);
    }

    static Stream<Arguments> notSo() {
        CodeableConcept words = new CodeableConcept().setText("Wanted");
        Medication mistake = new Medication();
        mistake.setId("m");
        mistake.setCode(words).setStatus(Medication.MedicationStatus.ENTEREDINERROR);
        MedicationStatement ofMistake = new MedicationStatement();
        ofMistake
                .setStatus(MedicationStatement.MedicationStatementStatus.ACTIVE)
                .setMedication(new Reference("#m"))
                .addContained(mistake);
        ofMistake.addDosage().setText("Wanted");
        return Stream.of(
                Arguments.of("medication", ofMistake),
                Arguments.of(
                        "status",
                        new MedicationStatement()
                                .setStatus(MedicationStatement.MedicationStatementStatus.NOTTAKEN)
                                .setMedication(words)),
                Arguments.of(
                        "status",
                        new MedicationRequest()
                                .setStatus(MedicationRequest.MedicationRequestStatus.CANCELLED)
                                .setMedication(words)),
                Arguments.of(
                        "doNotPerform",
                        new MedicationRequest()
                                .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                                .setDoNotPerform(true)
                                .setMedication(words)),
                Arguments.of(
                        "verificationStatus",
                        new AllergyIntolerance()
                                .setVerificationStatus(code("refuted"))
                                .setCode(words)),
                Arguments.of(
                        "verificationStatus",
                        new Condition()
                                .setVerificationStatus(code("entered-in-error"))
                                .setCode(words)),
                Arguments.of(
                        "verificationStatus",
                        new Condition().setVerificationStatus(code("refuted")).setCode(words)),
                Arguments.of(
                        "status",
                        new Observation()
                                .setStatus(Observation.ObservationStatus.CANCELLED)
                                .setCode(words)),
                Arguments.of(
                        "status",
                        new CarePlan()
                                .setStatus(CarePlan.CarePlanStatus.REVOKED)
                                .setTitle("Wanted")));
    }

    @Test
    void whatHoldsOnlyInPart_isPassedOnWithTheWordsThatSaySo() {
        first(MedicationStatement.class).setStatus(MedicationStatement.MedicationStatementStatus.STOPPED);
        first(AllergyIntolerance.class).setVerificationStatus(code("unconfirmed"));
        Observation weight = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        weight.getCode().setText("Weight");
        weight.setValue(new Quantity(30)
                .setComparator(Quantity.QuantityComparator.LESS_THAN)
                .setUnit("kg"));
        add("urn:uuid:00000000-0000-4000-8000-0000000000ad", weight);
        CarePlan plan = new CarePlan().setStatus(CarePlan.CarePlanStatus.ACTIVE).setTitle("Plan");
        plan.addActivity().getDetail().setDescription("Visit at home");
        plan.addActivity().getDetail().setDescription("Wanted").setDoNotPerform(true);
        add("urn:uuid:00000000-0000-4000-8000-0000000000ae", plan);

        assertThat(texts(read()))
                .containsExactly(
                        "Salbutamol 100 micrograms inhaler; Two puffs when needed; status: stopped",
                        "Penicillin; verificationStatus: unconfirmed",
                        "Weight; < 30 kg",
                        "Plan; Visit at home");
    }

    @Test
    void requestThatMustNotBeDone_isRefused() {
        first(ServiceRequest.class).setDoNotPerform(true);

        Refusal.of(this::read).has(422, "invalid").at("Bundle.entry[1].resource.doNotPerform");
    }

    @Test
    void recordThatIsNotInUse_isTold() {
        first(Patient.class).setActive(false).setDeceased(new BooleanType(true));

        assertThat(codes(read())).containsExactly("patient-record-not-in-use", "patient-has-died");
    }

    @Test
    void whatIsOld_isNotTaken() {
        Patient patient = first(Patient.class);
        Identifier old = patient.getIdentifierFirstRep().copy().setUse(Identifier.IdentifierUse.OLD);
        patient.getIdentifier().addFirst(old.setValue("9990548609"));
        HumanName name = patient.getNameFirstRep().setUse(HumanName.NameUse.NICKNAME);
        patient.getName().addFirst(name.copy().setUse(HumanName.NameUse.OLD).setFamily("Formerly"));
        first(Practitioner.class).addTelecom().setValue("01632 960199").setUse(ContactPoint.ContactPointUse.OLD);

        Disclosure disclosure = read().disclosure();

        assertThat(disclosure
                        .atRisk()
                        .getFirst()
                        .nhsNumber()
                        .toOptional()
                        .orElseThrow()
                        .value())
                .isEqualTo("9990123454");
        assertThat(disclosure.atRisk().getFirst().name().family()).isNotEqualTo(Answer.known("Formerly"));
        assertThat(disclosure.sharer().contact().toOptional().orElseThrow()).doesNotContain("01632 960199");
    }

    @Test
    void flagThatIsNotActive_andFlagOfAnotherKind_areTold() {
        Flag ended = first(Flag.class).copy().setStatus(Flag.FlagStatus.ENTEREDINERROR);
        add("urn:uuid:00000000-0000-4000-8000-0000000000ad", ended);
        Flag scene = new Flag().setStatus(Flag.FlagStatus.ACTIVE);
        scene.addCategory().addCoding(new Coding("https://fhir.nhs.uk/CodeSystem/flag-categories-bars", "SS", null));
        add("urn:uuid:00000000-0000-4000-8000-0000000000ae", scene);

        assertThat(codes(read())).containsExactly("flag-not-active", "flag-not-passed-on");
    }

    private static List<String> texts(Reading reading) {
        return reading.disclosure().supporting().stream()
                .map(item -> item.text())
                .toList();
    }

    private static Arguments at(String place, Consumer<ModifierElementsTest> set) {
        return Arguments.of(place, set);
    }
}
