package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.disclosure.Category;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.reading.Reading;

/** What flags of every kind say is passed on, or the sharer is told that it is not. */
class FlagKindsTest {

    private static final String BARS = "https://fhir.nhs.uk/CodeSystem/safeguarding-codes-bars";

    private final FhirReader reader = TestFhir.reader();

    @ParameterizedTest
    @CsvSource({
        "SS, About safety there: Loose dogs; The Scene is unsafe",
        "AC, Already contacted: Loose dogs; The Scene is unsafe"
    })
    void passesOnInWords_whoeverGoesThereMustKnow(String category, String words) {
        Reading reading = with(flag(
                category,
                "\"text\": \"Loose dogs\", \"coding\": [{\"system\": \"urn:x\", \"code\": \"U\","
                        + " \"display\": \"The Scene is unsafe\"}]"));

        assertThat(narrative(reading)).contains(words);
        assertThat(codes(reading)).contains("flag-passed-on-in-words");
    }

    @Test
    void saysThatItDoesNotPassOnAnotherKind() {
        Reading reading = with(flag("CL", "\"text\": \"Something clinical\""));

        assertThat(narrative(reading)).doesNotContain("clinical");
        assertThat(codes(reading)).contains("flag-not-passed-on");
    }

    @Test
    void readsEveryCodeOfAFlag_besideItsText() {
        Reading reading = with(flag(
                "SG",
                "\"text\": \"Told us at breakfast\", \"coding\": [{\"system\": \"" + BARS
                        + "\", \"code\": \"702953007\"}, {\"system\": \"" + BARS
                        + "\", \"code\": \"697950003\", \"display\": \"Domestic abuse (seen)\"}]"));

        assertThat(narrative(reading))
                .contains("Told us at breakfast; Suspected victim of child neglect; Domestic abuse (seen)");
        assertThat(reading.disclosure().concern().categories()).contains(Category.NEGLECT, Category.DOMESTIC_ABUSE);
    }

    @Test
    void readsAFlagOfFgmIs_thatHasNoCategory() {
        Reading reading = with("""
                {"resourceType": "Flag", "status": "active", "subject": {"reference": "%s"},
                 "code": {"coding": [{"system": "http://snomed.info/sct", "code": "902961000000107"}]}}""".formatted(DemoJson.PATIENT));

        assertThat(reading.disclosure().concern().categories()).contains(Category.FGM_SUSPECTED);
    }

    @Test
    void saysThatACodeOfAnAdult_isAboutAChild() {
        Reading reading =
                with(flag("SG", "\"coding\": [{\"system\": \"" + BARS + "\", \"code\": \"766561000000109\"}]"));

        assertThat(codes(reading)).contains("code-is-about-an-adult");
        assertThat(narrative(reading)).contains("Adult safeguarding concern");
    }

    private static String flag(String category, String code) {
        return """
                {"resourceType": "Flag", "status": "active", "subject": {"reference": "%s"},
                 "category": [{"coding": [{"system": "https://fhir.nhs.uk/CodeSystem/flag-categories-bars", "code": "%s"}]}],
                 "code": {%s}}""".formatted(DemoJson.PATIENT, category, code);
    }

    private Reading with(String flag) {
        return reader.read(
                DemoJson.whole().entries(",{\"resource\": " + flag + "}").submission(), Messages.NOW);
    }

    private static String narrative(Reading reading) {
        return reading.disclosure().concern().narrative().toOptional().orElseThrow();
    }

    private static List<String> codes(Reading reading) {
        return reading.findings().stream().map(Finding::code).toList();
    }
}
