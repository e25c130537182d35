package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Refusal;
import org.safeconduct.intake.Submission;
import org.safeconduct.intake.reading.Reading;

/** A refusal names the element, in both forms alike, and only by FHIR's own names. */
class PlacesTest {

    private static final String CONTAINED =
            "{\"resourceType\": \"Patient\", \"id\": \"p\", \"name\": [{\"given\": [\"Ida\"]}], \"birthDate\": \"%s\"}";

    private final FhirReader reader = TestFhir.reader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "\"birthDate\": \"canary\" ! Bundle.entry[2].resource.birthDate",
                "\"birthDate\": 7 ! Bundle.entry[2].resource.birthDate",
                "\"gender\": \"canary\" ! Bundle.entry[2].resource.gender",
                "\"name\": [{\"use\": \"usual\"}, {\"use\": \"canary\"}] ! Bundle.entry[2].resource.name[1].use",
                "\"name\": \"canary\" ! Bundle.entry[2].resource.name[0]",
                "\"family\": \"canary\" ! Bundle.entry[2].resource",
                "\"canary\": \"canary\" ! Bundle.entry[2].resource",
                "\"name\": [{\"canary\": 1}] ! Bundle.entry[2].resource.name[0]",
                "\"deceasedDateTime\": \"canary\" ! Bundle.entry[2].resource.deceased",
                "\"contact\": [{\"period\": {\"start\": \"canary\"}}] ! Bundle.entry[2].resource.contact[0].period.start"
            })
    void isTheElement_inJson(String part, String place) {
        Refusal.of(() -> reader.read(DemoJson.whole().patient(part).submission(), Messages.NOW))
                .has(422, "invalid")
                .at(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "<birthDate value='canary'/> ! Bundle.entry[2].resource.birthDate",
                "<gender value='canary'/><birthDate value='2012-05-17'/> ! Bundle.entry[2].resource.gender",
                "<birthDate value='2012-05-17'/><canary value='1'/> ! Bundle.entry[2].resource"
            })
    void isTheElement_inXml(String part, String place) {
        String xml = Messages.text("/demo/hospital.xml").replace("<birthDate value=\"2012-05-17\"/>", part);

        Refusal.of(() -> reader.read(Messages.fhirXml(xml), Messages.NOW))
                .has(422, "invalid")
                .at(place);
    }

    @Test
    void isTheContainedResource_thatHoldsIt() {
        Refusal.of(() -> reader.read(contained("2030-01-01"), Messages.NOW))
                .has(422, "invalid")
                .at("Bundle.entry[7].resource.contained[0].birthDate");

        Reading reading = reader.read(contained("2014-03-02"), Messages.NOW);
        assertThat(reading.disclosure().atRisk())
                .singleElement()
                .satisfies(subject -> assertThat(subject.name().given()).isEqualTo(Answer.known("Ida")));
    }

    /** The person at risk is inside the flag that is about them. */
    private static Submission contained(String born) {
        DemoJson whole = DemoJson.whole();
        String flag = """
                {"resourceType": "Flag", "status": "active", "subject": {"reference": "#p"}, "contained": [%s],
                 "category": [{"coding": [{"system": "https://fhir.nhs.uk/CodeSystem/flag-categories-bars", "code": "SG"}]}],
                 "code": {"text": "Hungry"}}""".formatted(CONTAINED.formatted(born));
        return whole.replace("Flag", flag).submission();
    }
}
