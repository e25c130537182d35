package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.AddressUse;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.NhsNumber;
import org.safeconduct.disclosure.Person;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.reading.Reading;

/** Of several names, addresses, numbers and consents the one that holds counts, wherever it stands; the others are told. */
class RepeatedThingsTest {

    private static final String NHS = "\"system\": \"https://fhir.nhs.uk/Id/nhs-number\"";
    private static final String BORN = "\"birthDate\": \"2014-03-02\", ";

    private final FhirReader reader = TestFhir.reader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"use\": \"old\", \"family\": \"Before\"}, {\"use\": \"temp\", \"family\": \"Now\"}",
                "{\"use\": \"official\", \"family\": \"Before\", \"period\": {\"end\": \"2026-11-21\"}}, {\"family\": \"Now\"}",
                "{\"use\": \"nickname\", \"family\": \"Before\"}, {\"use\": \"official\", \"family\": \"Now\", \"period\":"
                        + " {\"end\": \"2026-11-22\"}}",
                "{\"use\": \"official\", \"family\": \"Before\", \"period\": {\"start\": \"2026-11-23\"}}, {\"use\": \"usual\","
                        + " \"family\": \"Now\"}"
            })
    void takesTheNameThatHolds(String names) {
        Reading reading = read(BORN + "\"name\": [" + names + "]");

        assertThat(subject(reading).name().family()).isEqualTo(Answer.known("Now"));
        assertThat(codes(reading)).contains("other-name-not-passed-on");
    }

    @Test
    void takesNoNameThatIsPast() {
        Reading reading = read(BORN + "\"name\": [{\"use\": \"maiden\", \"family\": \"Before\"}]");

        assertThat(subject(reading).name().family()).isEqualTo(Answer.absent(AbsentReason.UNKNOWN));
        assertThat(codes(reading)).contains("name-is-past");
    }

    @Test
    void takesANameWithoutParts() {
        Reading reading = read(BORN + "\"name\": [{\"text\": \"Ida of the Mill\"}]");

        assertThat(subject(reading).name().given()).isEqualTo(Answer.known("Ida of the Mill"));
        assertThat(codes(reading)).contains("name-not-in-parts");
    }

    @Test
    void takesTheNhsNumberThatHolds_andSaysWhenThereAreTwo() {
        String ended = "{" + NHS + ", \"value\": \"9990123454\", \"period\": {\"end\": \"2025-01-01\"}}";
        String old = "{\"use\": \"old\", " + NHS + ", \"value\": \"9990123462\"}";
        String now = "{" + NHS + ", \"value\": \"9990548609\"}";
        String official = "{\"use\": \"official\", " + NHS + ", \"value\": \"9990123462\"}";

        assertThat(subject(read(BORN + "\"identifier\": [" + ended + "," + old + "," + now + "]"))
                        .nhsNumber())
                .isEqualTo(Answer.known(new NhsNumber("9990548609")));
        Reading two = read(BORN + "\"identifier\": [" + now + "," + official + "]");
        assertThat(subject(two).nhsNumber()).isEqualTo(Answer.known(new NhsNumber("9990123462")));
        assertThat(codes(two)).contains("several-nhs-numbers");
    }

    @Test
    void keepsEveryAddressThatHolds_withItsMark_andNoneThatEnded() {
        Reading reading = read(BORN + "\"address\": ["
                + "{\"use\": \"home\", \"line\": [\"9 Former Road\"], \"period\": {\"end\": \"2024-05-01\"}},"
                + "{\"use\": \"temp\", \"line\": [\"The Refuge\"], \"postalCode\": \"ZZ9 8ZZ\"},"
                + "{\"use\": \"home\", \"line\": [\"12 Specimen Close\"], \"postalCode\": \"ZZ9 9ZZ\"}]");

        assertThat(subject(reading).addresses().toOptional().orElseThrow())
                .containsExactly(
                        new Address(List.of("12 Specimen Close"), Answer.known("ZZ9 9ZZ"), false),
                        new Address(
                                List.of("The Refuge"),
                                Answer.known("ZZ9 8ZZ"),
                                false,
                                AddressUse.TEMPORARY,
                                Answer.notAsked(),
                                Answer.notAsked()));
    }

    @ParameterizedTest
    @CsvSource({"2026-07-09T22:30:00Z, true", "2026-07-09T23:30:00Z, false"})
    void holdsToTheEndOfTheLastDay_inTheUnitedKingdom(Instant now, boolean holds) {
        Reading reading = reader.read(
                DemoJson.whole()
                        .patient(
                                BORN
                                        + "\"address\": [{\"line\": [\"1 Last Day Lane\"], \"period\": {\"end\": \"2026-07-09\"}}]")
                        .submission(),
                now);

        assertThat(subject(reading).home().isPresent()).isEqualTo(holds);
    }

    @Test
    void keepsTheRestriction_withoutAnAddress() {
        Address address = address(read(BORN
                + "\"meta\": {\"security\": [{\"system\": \"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\","
                + " \"code\": \"R\"}]}"));

        assertThat(address.doNotDisclose()).isTrue();
        assertThat(address.lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2025-01-10, 2026-11-20, GIVEN", "2026-11-20, 2025-01-10, REFUSED", "2026-11-20, 2026-11-20, REFUSED"})
    void takesTheLatestConsent_andTellsBoth(String refused, String given, Consent.State state) {
        Reading reading = reader.read(
                DemoJson.whole()
                        .consents(
                                consent(refused, "deny", DemoJson.PATIENT), consent(given, "permit", DemoJson.PATIENT))
                        .submission(),
                Messages.NOW);

        assertThat(reading.disclosure().consent().state()).isEqualTo(state);
        assertThat(reading.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("consents-contradict");
            assertThat(finding.text()).contains(refused + " refused", given + " given");
        });
    }

    @Test
    void letsNobodyElsesLaterPermission_outweighARefusal() {
        Reading reading = reader.read(
                DemoJson.whole()
                        .consents(
                                consent("2025-01-10", "deny", DemoJson.PATIENT),
                                consent("2026-11-20", "permit", "urn:uuid:5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e04"))
                        .submission(),
                Messages.NOW);

        assertThat(reading.disclosure().consent().state()).isEqualTo(Consent.State.REFUSED);
    }

    private static String consent(String day, String type, String by) {
        return """
                {"resourceType": "Consent", "status": "active", "dateTime": "%s",
                 "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]},
                 "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "INFA"}]}],
                 "patient": {"reference": "%s"}, "performer": [{"reference": "%s"}],
                 "policyRule": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "OPTIN"}]},
                 "provision": {"type": "%s", "purpose": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason",
                               "code": "THREAT"}]}}""".formatted(day, DemoJson.PATIENT, by, type);
    }

    private Reading read(String parts) {
        return reader.read(DemoJson.whole().patient(parts).submission(), Messages.NOW);
    }

    private static Person subject(Reading reading) {
        return reading.disclosure().atRisk().getFirst();
    }

    private static Address address(Reading reading) {
        return subject(reading).home().orElseThrow();
    }

    private static List<String> codes(Reading reading) {
        return reading.findings().stream().map(Finding::code).toList();
    }
}
