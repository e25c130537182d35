package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.reading.Reading;

/** Messages that carry more than one patient: only those whom a flag is about are at risk, and only theirs is read. */
class SeveralPatientsTest {

    private static final String MOTHER = "urn:uuid:00000000-0000-4000-8000-0000000000aa";

    private final FhirReader reader = TestFhir.reader();
    private final Bundle message =
            TestFhir.R4.newXmlParser().parseResource(Bundle.class, Messages.text("/demo/hospital.xml"));

    @Test
    void namesNobodyElse_whenTheReferredPatientHasNoFlag() {
        add(MOTHER, mother());
        add("urn:uuid:00000000-0000-4000-8000-0000000000ab", allergyOf(MOTHER, "Latex"));
        request().setSubject(new Reference(MOTHER));

        Reading reading = read();
        Disclosure disclosure = reading.disclosure();

        assertThat(disclosure.atRisk())
                .extracting(person -> person.name().given())
                .containsExactly(Answer.known("Robin"));
        assertThat(disclosure.supporting()).extracting(item -> item.text()).noneMatch(text -> text.contains("Latex"));
        assertThat(disclosure.concern().narrative().toOptional().orElseThrow()).doesNotContain("an older man");
        assertThat(reading.findings()).extracting(Finding::code).containsExactly("referred-patient-not-named");
    }

    @Test
    void namesBoth_whenBothHaveFlags_andTakesNoConsentOfOneForTheOther() {
        add(MOTHER, mother());
        Flag second = flag().copy();
        second.getExtension().clear();
        second.setSubject(new Reference(MOTHER));
        add("urn:uuid:00000000-0000-4000-8000-0000000000ac", second);

        Disclosure disclosure = read().disclosure();

        assertThat(disclosure.atRisk())
                .extracting(Person::judged)
                .containsExactly(SubjectKind.CHILD, SubjectKind.ADULT);
        assertThat(disclosure.consent().state()).isEqualTo(Consent.State.REFUSED);
    }

    @Test
    void givesNoConsent_whenOnlyOneOfTwoGaveIt() {
        add(MOTHER, mother());
        Flag second = flag().copy();
        second.setSubject(new Reference(MOTHER));
        add("urn:uuid:00000000-0000-4000-8000-0000000000ac", second);
        org.hl7.fhir.r4.model.Consent consent = first(org.hl7.fhir.r4.model.Consent.class);
        consent.getProvision()
                .setType(org.hl7.fhir.r4.model.Consent.ConsentProvisionType.PERMIT)
                .addPurpose(consent.getProvision().getProvisionFirstRep().getPurposeFirstRep());
        consent.getProvision().setProvision(List.of());

        assertThat(read().disclosure().consent().state()).isEqualTo(Consent.State.UNKNOWN);
    }

    @Test
    void readsNobodysAnswers_whenAQuestionnaireNamesAPatientWhoIsNotHere() {
        QuestionnaireResponse answers = new QuestionnaireResponse();
        answers.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
        answers.setSubject(new Reference("Patient/elsewhere"));
        answers.addItem().setLinkId("1").setText("Someone else's answer");
        add("urn:uuid:00000000-0000-4000-8000-0000000000ad", answers);

        assertThat(read().disclosure().supporting())
                .extracting(item -> item.text())
                .noneMatch(text -> text.contains("Someone else"));
    }

    private Reading read() {
        return reader.read(Messages.fhirXml(TestFhir.R4.newXmlParser().encodeResourceToString(message)), Messages.NOW);
    }

    private void add(String url, Resource resource) {
        message.addEntry().setFullUrl(url).setResource(resource);
    }

    private static Patient mother() {
        Patient mother = new Patient();
        mother.addName().setFamily("Ashdown").addGiven("Carol");
        mother.setBirthDate(new Date(0));
        return mother;
    }

    private static AllergyIntolerance allergyOf(String patient, String text) {
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.getCode().setText(text);
        return allergy.setPatient(new Reference(patient));
    }

    private Flag flag() {
        return first(Flag.class);
    }

    private ServiceRequest request() {
        return first(ServiceRequest.class);
    }

    private <T extends Resource> T first(Class<T> type) {
        return message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
