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

/**
 * Clinical content that came along, each piece labelled, so that the sharing rules can hold it back. It never becomes part
 * of the narrative, and other patients' is never read.
 */
final class SupportingReader {

    private static final String MISTAKE = "ENTEREDINERROR";

    private final Message message;
    private final List<Patient> subjects;

    SupportingReader(Message message, List<Patient> subjects) {
        this.message = message;
        this.subjects = subjects;
    }

    List<SupportingItem> read() {
        List<SupportingItem> items = new ArrayList<>();
        message.resources().forEach(resource -> item(resource).ifPresent(items::add));
        return items;
    }

    private Optional<SupportingItem> item(Resource resource) {
        return switch (resource) {
            case MedicationStatement it ->
                item(
                        Sensitivity.MEDICATION,
                        ours(it.getStatus(), it.getSubject()),
                        drug(it.getMedication()),
                        dosage(it.getDosage()));
            case MedicationRequest it ->
                item(
                        Sensitivity.MEDICATION,
                        ours(it.getStatus(), it.getSubject()),
                        drug(it.getMedication()),
                        dosage(it.getDosageInstruction()));
            case AllergyIntolerance it ->
                item(
                        Sensitivity.ALLERGY,
                        stands(it.getVerificationStatus()) && isAbout(it.getPatient()),
                        Stream.of(words(it.getCode())),
                        reactions(it));
            case Condition it ->
                item(
                        Sensitivity.CLINICAL_HISTORY,
                        stands(it.getVerificationStatus()) && isAbout(it.getSubject()),
                        Stream.of(words(it.getCode())),
                        Stream.empty());
            case Observation it ->
                item(
                        Sensitivity.CLINICAL_HISTORY,
                        ours(it.getStatus(), it.getSubject()),
                        Stream.of(words(it.getCode())),
                        Stream.of(words(it.getValue())));
            case CarePlan it ->
                item(
                        Sensitivity.CLINICAL_HISTORY,
                        ours(it.getStatus(), it.getSubject()),
                        Stream.of(it.getTitle(), it.getDescription()),
                        outcomes(it));
            case QuestionnaireResponse it ->
                item(
                        Sensitivity.CLINICAL_HISTORY,
                        ours(it.getStatus(), it.getSubject()),
                        it.getItem().stream().flatMap(SupportingReader::answers),
                        Stream.empty());
            default -> Optional.empty();
        };
    }

    private boolean ours(@Nullable Enum<?> status, Reference named) {
        return (status == null || !status.name().equals(MISTAKE)) && isAbout(named);
    }

    private static boolean stands(CodeableConcept verification) {
        return verification.getCoding().stream().noneMatch(coding -> "entered-in-error".equals(coding.getCode()));
    }

    private boolean isAbout(Reference named) {
        return subjects.stream().anyMatch(patient -> message.isAbout(patient, named));
    }

    private static Optional<SupportingItem> item(
            Sensitivity label, boolean ours, Stream<String> first, Stream<String> then) {
        String text = Stream.concat(first, then)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining("; "));
        return text.isEmpty() || !ours ? Optional.empty() : Optional.of(new SupportingItem(label, text));
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
                        ? (quantity.getValue().toPlainString() + " " + (quantity.hasUnit() ? quantity.getUnit() : ""))
                                .strip()
                        : "";
            case PrimitiveType<?> primitive -> primitive.hasValue() ? primitive.getValueAsString() : "";
            default -> "";
        };
    }
}
