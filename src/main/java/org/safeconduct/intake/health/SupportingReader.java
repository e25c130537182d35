package org.safeconduct.intake.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.SupportingItem;
import org.safeconduct.intake.Finding;

/**
 * Clinical content that came along, each piece labelled, so that the sharing rules can hold it back. It never becomes part
 * of the narrative, and other patients' is never read.
 */
final class SupportingReader {

    private final Message message;
    private final List<Patient> subjects;
    private final List<Finding> findings;

    SupportingReader(Message message, List<Patient> subjects, List<Finding> findings) {
        this.message = message;
        this.subjects = subjects;
        this.findings = findings;
    }

    List<SupportingItem> read() {
        List<SupportingItem> items = new ArrayList<>();
        message.resources().forEach(resource -> item(resource).ifPresent(items::add));
        return items;
    }

    private Optional<SupportingItem> item(Resource resource) {
        return switch (resource) {
            case MedicationStatement it ->
                item(Sensitivity.MEDICATION, it, it.getSubject(), drug(it.getMedication()), dosage(it.getDosage()));
            case MedicationRequest it ->
                item(
                        Sensitivity.MEDICATION,
                        it,
                        it.getSubject(),
                        drug(it.getMedication()),
                        dosage(it.getDosageInstruction()));
            case AllergyIntolerance it ->
                item(Sensitivity.ALLERGY, it, it.getPatient(), Stream.of(words(it.getCode())), reactions(it));
            case Condition it ->
                item(Sensitivity.CLINICAL_HISTORY, it, it.getSubject(), Stream.of(words(it.getCode())), Stream.empty());
            case Observation it ->
                item(
                        Sensitivity.CLINICAL_HISTORY,
                        it,
                        it.getSubject(),
                        Stream.of(words(it.getCode())),
                        Stream.of(words(it.getValue())));
            case CarePlan it ->
                item(
                        Sensitivity.CLINICAL_HISTORY,
                        it,
                        it.getSubject(),
                        Stream.of(it.getTitle(), it.getDescription()),
                        outcomes(it));
            case QuestionnaireResponse it ->
                item(
                        Sensitivity.CLINICAL_HISTORY,
                        it,
                        it.getSubject(),
                        it.getItem().stream().flatMap(SupportingReader::answers),
                        Stream.empty());
            default -> Optional.empty();
        };
    }

    private boolean isAbout(Reference named) {
        return subjects.stream().anyMatch(patient -> message.isAbout(patient, named));
    }

    private Optional<SupportingItem> item(
            Sensitivity label, Resource resource, Reference subject, Stream<String> first, Stream<String> then) {
        if (!isAbout(subject)) {
            return Optional.empty();
        }
        ModifierMeaning standing = ModifierMeaning.of(resource);
        Optional<String> broken = standing.broken().or(() -> brokenDrug(resource));
        if (broken.isPresent()) {
            findings.add(
                    new Finding(
                            "not-so",
                            message.place(resource) + "." + broken.get(),
                            "The message says that this was entered in error, refuted, not done or called off. It was not passed on."));
            return Optional.empty();
        }
        String text = Stream.concat(first, then)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining("; "));
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new SupportingItem(
                        label,
                        Stream.concat(Stream.of(text), standing.words().stream())
                                .collect(Collectors.joining("; "))));
    }

    /** A medicine whose own entry was a mistake. */
    private Optional<String> brokenDrug(Resource resource) {
        Type medication = switch (resource) {
            case MedicationStatement it -> it.getMedication();
            case MedicationRequest it -> it.getMedication();
            default -> null;
        };
        return medication instanceof Reference reference
                ? message.find(reference, Medication.class)
                        .filter(it -> !ModifierMeaning.of(it).holds())
                        .map(it -> "medication")
                : Optional.empty();
    }

    private Stream<String> drug(@Nullable Type medication) {
        if (medication == null) {
            return Stream.empty();
        }
        return switch (medication) {
            case CodeableConcept concept -> Stream.of(words(concept));
            case Reference reference ->
                message.find(reference, Medication.class).stream().map(it -> words(it.getCode()));
            default -> Stream.empty();
        };
    }

    private static Stream<String> dosage(List<Dosage> dosages) {
        return dosages.stream().map(Dosage::getText);
    }

    private static Stream<String> reactions(AllergyIntolerance allergy) {
        return allergy.getReaction().stream()
                .flatMap(reaction -> reaction.getManifestation().stream())
                .map(SupportingReader::words);
    }

    private static Stream<String> outcomes(CarePlan plan) {
        return plan.getActivity().stream()
                .filter(activity -> ModifierMeaning.of(activity.getDetail()).holds())
                .flatMap(activity -> Stream.concat(
                        activity.getOutcomeCodeableConcept().stream().map(SupportingReader::words),
                        Stream.of(activity.getDetail().getDescription())));
    }

    private static Stream<String> answers(QuestionnaireResponse.QuestionnaireResponseItemComponent item) {
        return Stream.of(
                        Stream.of(item.getText()),
                        item.getAnswer().stream().map(answer -> words(answer.getValue())),
                        item.getItem().stream().flatMap(SupportingReader::answers))
                .flatMap(each -> each);
    }

    private static String words(@Nullable Type value) {
        if (value == null) {
            return "";
        }
        return switch (value) {
            case CodeableConcept concept ->
                concept.hasText()
                        ? concept.getText()
                        : concept.getCoding().stream()
                                .filter(Coding::hasDisplay)
                                .map(Coding::getDisplay)
                                .findFirst()
                                .orElse("");
            case Coding coding -> coding.hasDisplay() ? coding.getDisplay() : "";
            case Quantity quantity ->
                quantity.hasValue()
                        ? ((quantity.hasComparator() ? quantity.getComparator().toCode() + " " : "")
                                        + quantity.getValue().toPlainString()
                                        + " "
                                        + (quantity.hasUnit() ? quantity.getUnit() : ""))
                                .strip()
                        : "";
            case PrimitiveType<?> primitive -> primitive.hasValue() ? primitive.getValueAsString() : "";
            default -> "";
        };
    }
}
