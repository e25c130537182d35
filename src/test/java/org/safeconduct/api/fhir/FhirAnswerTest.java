package org.safeconduct.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.exchange.DisclosureAnswer;
import org.safeconduct.exchange.Reply;
import org.safeconduct.handling.Certainty;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.Topic;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.health.TestFhir;
import org.safeconduct.platform.Ids;

class FhirAnswerTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private static final Ids IDS = new Ids() {
        @Override
        public UUID uuid() {
            return UUID.randomUUID();
        }

        @Override
        public byte[] random(int length) {
            return new byte[length];
        }
    };

    private static Bundle answer(String notice) {
        HandlingStatement handling = new HandlingStatement(
                "2026.11",
                "County Police",
                notice.isEmpty() ? "en" : "cy",
                List.of(
                        line(Certainty.WILL, "Every recorded crime must get an outcome code."),
                        line(Certainty.MAY, "The police may use outcome 21."),
                        line(Certainty.CANNOT_PROMISE, "Nobody can promise what a DBS check will show.")),
                List.of(new HandlingStatement.Clock(
                        "crime-recorded", "crime recorded", Instant.parse("2026-11-25T10:00:00Z"), "R-1")),
                notice,
                "");
        return answer(handling);
    }

    private static Bundle answer(HandlingStatement handling) {
        return FhirAnswer.of(
                new Reply(
                        new DisclosureAnswer(
                                new Reference("SC-7K2M-9QXA"),
                                Status.ACCEPTED,
                                List.of(),
                                handling,
                                List.of(new Finding("odd", "Bundle", "Please check.")),
                                List.of(),
                                Optional.of("receipt")),
                        false),
                "5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e01",
                "https://gateway.example/fhir",
                NOW,
                IDS);
    }

    private static HandlingStatement.Line line(Certainty certainty, String text) {
        return new HandlingStatement.Line("R-1", Topic.RECORDING, certainty, text, List.of(), "", "V", false);
    }

    private static HandlingStatement.Line unconfirmed(Certainty certainty, String text) {
        return new HandlingStatement.Line("R-1", Topic.RECORDING, certainty, text, List.of(), "", "K", false);
    }

    private static Communication statement(Bundle answer) {
        return answer.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Communication.class::isInstance)
                .map(Communication.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachPayloadBeginsWithHowSureItsLineIs() {
        Communication statement = statement(answer(""));

        assertThat(statement.getLanguage()).isEqualTo("en");
        assertThat(statement.getPayload())
                .extracting(payload -> payload.getContentStringType().getValue())
                .containsExactly(
                        "[will] Every recorded crime must get an outcome code.",
                        "[may] The police may use outcome 21.",
                        "[cannot promise] Nobody can promise what a DBS check will show.",
                        "crime recorded, by 2026-11-25T10:00:00Z");
        assertThat(statement.getAboutFirstRep().getReference()).startsWith("urn:uuid:");
    }

    @Test
    void whatNobodyConfirmed_isMarked_andSaidOnceBeforeTheLines() {
        HandlingStatement handling = new HandlingStatement(
                "2026.11",
                "County Police",
                "en",
                List.of(
                        unconfirmed(Certainty.MAY, "The police may record it."),
                        unconfirmed(Certainty.UNCONFIRMED, "It should stay recorded.")),
                List.of(),
                "",
                "Nobody has confirmed these.");

        assertThat(statement(answer(handling)).getPayload())
                .extracting(payload -> payload.getContentStringType().getValue())
                .containsExactly(
                        "Nobody has confirmed these.",
                        "[may, not confirmed] The police may record it.",
                        "[not confirmed] It should stay recorded.");
    }

    @Test
    void aDraftSaysSoFirst() {
        assertThat(statement(answer("Drafft."))
                        .getPayloadFirstRep()
                        .getContentStringType()
                        .getValue())
                .isEqualTo("Drafft.");
    }

    @Test
    void isValidR4() {
        FhirInstanceValidator module = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(TestFhir.R4),
                new CommonCodeSystemsTerminologyService(TestFhir.R4),
                new InMemoryTerminologyServerValidationSupport(TestFhir.R4)));
        List<SingleValidationMessage> messages = TestFhir.R4
                .newValidator()
                .registerValidatorModule(module)
                .validateWithResult(answer(""))
                .getMessages();

        assertThat(messages)
                .filteredOn(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .extracting(SingleValidationMessage::getMessage)
                .isEmpty();
    }
}
