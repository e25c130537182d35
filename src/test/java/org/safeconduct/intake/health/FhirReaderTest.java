package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Age;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.NhsNumber;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.PersonRole;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Relationship;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.SharerRole;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.intake.Correlation;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Refusal;
import org.safeconduct.intake.reading.Reading;

class FhirReaderTest {

    private static final Path SAMPLES = Path.of("/work/shared/samples");

    private final FhirReader reader = TestFhir.reader();

    @Test
    void readsWholeCase_fromTheDemonstrationMessage() {
        Reading reading = reader.read(Messages.fhirXml(Messages.text("/demo/hospital.xml")), Messages.NOW);
        Disclosure disclosure = reading.disclosure();

        assertThat(reading.correlation()).map(Correlation::answered).contains("5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e01");
        assertThat(reading.findings()).isEmpty();
        assertThat(disclosure.messageId()).isEqualTo("4f0c3a52-1c7e-4f6e-9f54-000000000001");
        assertThat(disclosure.nation()).isEqualTo(Nation.ENGLAND);
        assertThat(disclosure.sharer().name()).isEqualTo(Answer.known("Grace Osei"));
        assertThat(disclosure.sharer().role()).isEqualTo(SharerRole.NURSE);
        assertThat(disclosure.sharer().contact()).isEqualTo(Answer.known("01632 960102; 01632 960101"));
        assertThat(disclosure.atRisk()).singleElement().satisfies(subject -> {
            assertThat(subject.judged()).isEqualTo(SubjectKind.CHILD);
            assertThat(subject.name().given()).isEqualTo(Answer.known("Robin"));
            assertThat(subject.age().dateOfBirth()).isEqualTo(Answer.known(LocalDate.of(2012, 5, 17)));
            assertThat(subject.nhsNumber()).isEqualTo(Answer.known(new NhsNumber("9990123454")));
        });
        assertThat(disclosure.concern().categories()).containsExactly(Category.CHILD_SEXUAL_EXPLOITATION);
        assertThat(disclosure.concern().narrative().toOptional().orElseThrow())
                .contains("At risk of sexual exploitation", "an older man buys presents")
                .doesNotContain("Salbutamol", "Penicillin");
        assertThat(disclosure.harm()).isEqualTo(Harm.SIGNIFICANT);
        assertThat(disclosure.immediateDanger()).isFalse();
        assertThat(disclosure.with(PersonRole.ALLEGED)).singleElement().satisfies(alleged -> {
            assertThat(alleged.age()).isEqualTo(Age.ofYears(Answer.known(31)));
            assertThat(disclosure.relationship(alleged)).isEqualTo(Relationship.OTHER);
        });
        assertThat(disclosure.consent())
                .isEqualTo(new Consent(
                        Consent.State.REFUSED,
                        Answer.known(Consent.GivenBy.SUBJECT),
                        Consent.Inform.DO_NOT_INFORM,
                        Answer.known(Consent.Reason.RISK_TO_CHILD),
                        Answer.known(LocalDate.of(2026, 11, 20)),
                        Answer.known(Consent.Reason.RISK_TO_CHILD),
                        Answer.notAsked()));
        assertThat(disclosure.purposes())
                .containsExactlyInAnyOrder(Purpose.PROTECT_CHILD, Purpose.PREVENT_OR_DETECT_CRIME);
        assertThat(disclosure.supporting())
                .extracting(item -> item.sensitivity() + ": " + item.text())
                .containsExactly(
                        "MEDICATION: Salbutamol 100 micrograms inhaler; Two puffs when needed", "ALLERGY: Penicillin");
        assertThat(disclosure.attachments()).isEmpty();
    }

    @Test
    void readsNhsEnglandsOwnExample_asItIs() throws Exception {
        Path sample = SAMPLES.resolve("bars-REFREQ01-111-to-ED-with-safeguarding-flag.xml");
        assumeThat(sample).exists();

        Reading reading = reader.read(Messages.fhirXml(Files.readString(sample)), Messages.NOW);
        Disclosure disclosure = reading.disclosure();

        assertThat(reading.correlation()).map(Correlation::answered).contains("c89a8895-56fe-41de-b20b-fab6efa99c99");
        assertThat(disclosure.atRisk()).extracting(Person::judged).containsExactly(SubjectKind.ADULT);
        assertThat(disclosure.othersAtRisk()).isEqualTo(Tri.YES);
        assertThat(disclosure.concern().categories()).containsExactly(Category.OTHER);
        assertThat(disclosure.consent().state()).isEqualTo(Consent.State.UNKNOWN);
        assertThat(disclosure.consent().inform()).isEqualTo(Consent.Inform.WILL_TELL);
        assertThat(disclosure.purposes())
                .containsExactlyInAnyOrder(
                        Purpose.PROTECT_CHILD, Purpose.PROTECT_ADULT, Purpose.PREVENT_OR_DETECT_CRIME);
        assertThat(disclosure.sharer().role()).isEqualTo(SharerRole.OTHER_HEALTH_PROFESSIONAL);
        assertThat(disclosure.concern().narrative())
                .isEqualTo(Answer.known("Child is cause for safeguarding concern (finding)"));
        assertThat(reading.findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(
                        "flag-period-over",
                        "flag-not-passed-on",
                        "flag-not-passed-on",
                        "nhs-number-check-digit",
                        "code-is-about-another-child",
                        "direct-care-consent-only");
        assertThat(disclosure.supporting())
                .extracting(item -> item.sensitivity())
                .contains(Sensitivity.MEDICATION, Sensitivity.ALLERGY, Sensitivity.CLINICAL_HISTORY);
        assertThat(reading.findings().toString()).doesNotContain("3478526985", "Jones");
    }

    @Test
    void readsTheSameFromJson() {
        String xml = Messages.text("/demo/hospital.xml");
        String json = TestFhir.R4
                .newJsonParser()
                .encodeResourceToString(TestFhir.R4.newXmlParser().parseResource(xml));

        Reading fromXml = reader.read(Messages.fhirXml(xml), Messages.NOW);
        Reading fromJson =
                reader.read(Messages.fhir("application/fhir+json; fhirVersion=4.0; version=1.4.0", json), Messages.NOW);

        assertThat(fromJson).isEqualTo(fromXml);
    }

    @Test
    void samplesThatAreNotNewRequests_areNotSupported() throws Exception {
        for (String name : List.of("bars-SERVREQ01-revoked.xml", "bars-REFRESP01-safeguarding-feedback.xml")) {
            Path sample = SAMPLES.resolve(name);
            assumeThat(sample).exists();
            String body = Files.readString(sample).replace("\"RYE\"", "\"RND\"");
            Refusal.of(() -> reader.read(Messages.fhirXml(body), Messages.NOW)).has(422, "not-supported");
        }
    }
}
