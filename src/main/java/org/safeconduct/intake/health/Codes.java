package org.safeconduct.intake.health;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Status;

/** Code systems that a message is read by. */
public final class Codes {

    /** The system of our own references. */
    public static final String REFERENCE = "https://safeconduct.org/fhir/Id/disclosure-reference";

    /** The system of a disclosure's statuses. */
    public static final String STATUS = "https://safeconduct.org/fhir/CodeSystem/disclosure-status";

    /** BaRS: what a message is about. */
    public static final String MESSAGE_EVENTS = "https://fhir.nhs.uk/CodeSystem/message-events-bars";

    static final String SNOMED = "http://snomed.info/sct";
    static final String BARS_SAFEGUARDING = "https://fhir.nhs.uk/CodeSystem/safeguarding-codes-bars";
    static final String FLAG_CATEGORIES = "https://fhir.nhs.uk/CodeSystem/flag-categories-bars";
    static final String MESSAGE_REASONS = "https://fhir.nhs.uk/CodeSystem/message-reason-bars";
    static final String CONSENT_CATEGORIES = "https://fhir.nhs.uk/CodeSystem/consent-categories-bars";
    static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code";
    static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";

    private Codes() {}

    /** FHIR's own words for a disclosure's statuses. */
    public static Task.TaskStatus taskStatus(Status status) {
        return switch (status) {
            case ACCEPTED -> Task.TaskStatus.RECEIVED;
            case REFERRED -> Task.TaskStatus.REQUESTED;
            case REFUSED -> Task.TaskStatus.REJECTED;
            case DELIVERED -> Task.TaskStatus.ACCEPTED;
            case RETURNED -> Task.TaskStatus.FAILED;
            case WITHDRAWN -> Task.TaskStatus.CANCELLED;
        };
    }

    /** NHS England's own examples write the systems' addresses in more than one case. */
    static boolean sameSystem(String expected, @Nullable String found) {
        return expected.equalsIgnoreCase(found);
    }

    static boolean is(Coding coding, String system, String code) {
        return sameSystem(system, coding.getSystem()) && code.equals(coding.getCode());
    }

    static boolean has(CodeableConcept concept, String system, String code) {
        return concept.getCoding().stream().anyMatch(coding -> is(coding, system, code));
    }
}
