package org.safeconduct.intake.health;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Resource;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.reading.Reading;

/** A message of a hospital, changed by the test before it is read. */
abstract class HospitalMessage {

    final FhirReader reader = TestFhir.reader();

    final Bundle message = TestFhir.R4.newXmlParser().parseResource(Bundle.class, Messages.text("/demo/hospital.xml"));

    static CodeableConcept code(String code) {
        return new CodeableConcept().addCoding(new Coding("urn:any", code, null));
    }

    static List<String> codes(Reading reading) {
        return reading.findings().stream().map(Finding::code).toList();
    }

    Reading read() {
        return reader.read(Messages.fhirXml(TestFhir.R4.newXmlParser().encodeResourceToString(message)), Messages.NOW);
    }

    void add(String url, Resource resource) {
        message.addEntry().setFullUrl(url).setResource(resource);
    }

    Consent consent() {
        return first(Consent.class);
    }

    <T extends Resource> T first(Class<T> type) {
        return message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
