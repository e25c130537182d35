package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Consent.GivenBy;
import org.safeconduct.disclosure.Consent.State;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Refusal;
import org.safeconduct.intake.reading.Reading;

/** Whose permission a message holds: of this very person, verified, for this, and still. */
class WhoseConsentTest extends HospitalMessage {

    private static final String OTHER = "urn:uuid:00000000-0000-4000-8000-0000000000aa";

    @Test
    void consentOfAnotherPatient_isNotThePersonsOwn() {
        permit();
        add(OTHER, husband());
        consent().setPerformer(List.of(new Reference(OTHER)));

        Reading reading = read();

        assertThat(reading.disclosure().consent().by()).isEqualTo(Answer.notAsked());
        assertThat(codes(reading)).containsExactly("consent-by-another");
    }

    @Test
    void consentOfThePersonThemselves_isTheirOwn() {
        permit();

        Reading reading = read();

        assertThat(reading.disclosure().consent().state()).isEqualTo(State.GIVEN);
        assertThat(reading.disclosure().consent().by()).isEqualTo(Answer.known(GivenBy.SUBJECT));
        assertThat(codes(reading)).isEmpty();
    }

    @Test
    void twoPeoplesPermission_isNobodysOwn_whenOneOfThemDidNotGiveIt() {
        permit();
        add(OTHER, husband());
        Flag second = first(Flag.class).copy();
        second.getExtension().clear();
        second.setSubject(new Reference(OTHER));
        add("urn:uuid:00000000-0000-4000-8000-0000000000ab", second);
        Consent his = consent().copy();
        his.setPatient(new Reference(OTHER));
        add("urn:uuid:00000000-0000-4000-8000-0000000000ac", his);

        Reading reading = read();

        assertThat(reading.disclosure().consent().state()).isEqualTo(State.GIVEN);
        assertThat(reading.disclosure().consent().by()).isEqualTo(Answer.notAsked());
    }

    @Test
    void whoseAnswerItIs_isTold_whenPeoplesAnswersDiffer() {
        permit();
        add(OTHER, husband());
        Flag second = first(Flag.class).copy();
        second.getExtension().clear();
        second.setSubject(new Reference(OTHER));
        add("urn:uuid:00000000-0000-4000-8000-0000000000ab", second);
        Consent refusal = consent().copy();
        refusal.setPatient(new Reference(OTHER)).getPerformerFirstRep().setReference(OTHER);
        refusal.getProvision().setType(Consent.ConsentProvisionType.DENY);
        add("urn:uuid:00000000-0000-4000-8000-0000000000ac", refusal);

        Reading reading = read();

        assertThat(reading.disclosure().consent().state()).isEqualTo(State.REFUSED);
        assertThat(reading.findings())
                .filteredOn(finding -> finding.code().equals("consents-differ"))
                .extracting(Finding::pointer)
                .containsExactly("Bundle.entry[11].resource");
    }

    @Test
    void permissionThatWasNotVerified_isNotCounted() {
        permit();
        consent().addVerification().setVerified(false);

        assertThat(read().disclosure().consent().state()).isEqualTo(State.UNKNOWN);
        assertThat(codes(read())).containsExactly("consent-not-verified");
    }

    @Test
    void permissionThatWasVerified_isCounted() {
        permit();
        consent().addVerification().setVerified(true);

        assertThat(read().disclosure().consent().state()).isEqualTo(State.GIVEN);
    }

    @Test
    void refusalThatWasNotVerified_leavesNoPermissionStanding() {
        permit();
        Consent refusal = consent().copy();
        refusal.getProvision().setType(Consent.ConsentProvisionType.DENY);
        refusal.addVerification().setVerified(false);
        add("urn:uuid:00000000-0000-4000-8000-0000000000ac", refusal);

        assertThat(read().disclosure().consent().state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void permissionOfAnotherScope_isNotCounted() {
        permit();
        consent().getScope().getCodingFirstRep().setCode("research");

        assertThat(read().disclosure().consent().state()).isEqualTo(State.UNKNOWN);
        assertThat(codes(read())).containsExactly("consent-is-for-another-purpose");
    }

    @Test
    void permissionHolds_untilTheEndOfItsLastDay() {
        permit();
        consent().getProvision().getPeriod().setEndElement(new DateTimeType("2026-11-22"));
        assertThat(read().disclosure().consent().state()).isEqualTo(State.GIVEN);

        consent().getProvision().getPeriod().setEndElement(new DateTimeType("2026-11-21"));
        assertThat(read().disclosure().consent().state()).isEqualTo(State.UNKNOWN);

        consent().getProvision().getPeriod().setEndElement(new DateTimeType("2026-11-22T09:59:00Z"));
        assertThat(read().disclosure().consent().state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void relativeFullUrl_picksNobody() {
        message.getEntry().get(3).setFullUrl("Patient/5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e03");

        Refusal.of(this::read).has(422, "invalid").at("Bundle.entry[3].fullUrl");
    }

    @Test
    void referenceByWhichTwoEntriesCouldBeMeant_isRefused() {
        Patient other = husband();
        other.setId("5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e03");
        add(OTHER, other);
        first(Flag.class).setSubject(new Reference("Patient/5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e03"));
        Refusal.of(this::read).has(422, "invalid").at("Bundle.entry[7].resource.subject.reference");

        message.getEntry().removeLast();
        other.setId("another");
        add("https://ward.example/Patient/5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e03", other);
        Refusal.of(this::read).has(422, "invalid").at("Bundle.entry[7].resource.subject.reference");
    }

    private void permit() {
        Consent.ProvisionComponent root = consent().getProvision();
        root.setType(Consent.ConsentProvisionType.PERMIT)
                .setProvision(List.of())
                .addPurpose(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "THREAT", null));
    }

    private static Patient husband() {
        Patient husband = new Patient();
        husband.addName().setFamily("Ashdown").addGiven("Piers");
        husband.setBirthDate(new Date(0));
        return husband;
    }
}
