package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.intake.Reply;
import org.safeconduct.platform.Ids;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

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
        ObjectNode handling = new ObjectMapper().createObjectNode().put("language", notice.isEmpty() ? "en" : "cy");
        if (!notice.isEmpty()) {
            handling.put("notice", notice);
        }
        line(handling, "will", "Every recorded crime must get an outcome code.");
        line(handling, "may", "The police may use outcome 21.");
        line(handling, "cannot-promise", "Nobody can promise what a DBS check will show.");
        handling.withArray("clocks").addObject().put("what", "crime recorded").put("by", "2026-11-25T10:00:00Z");
        return answer(handling);
    }

    private static Bundle answer(ObjectNode handling) {
        ObjectNode body = new ObjectMapper().createObjectNode().put("status", "accepted");
        body.withArray("decisions").addObject().put("recipient", "police").put("effect", "share-reduced");
        body.set("handling", handling);
        body.withArray("findings").addObject().put("text", "Please check.").put("pointer", "Bundle");
        return FhirAnswer.of(
                new Reply(new Reference("SC-7K2M-9QXA"), "accepted", false, false, body),
                "5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e01",
                "https://gateway.example/fhir",
                NOW,
                IDS);
    }

    private static void line(ObjectNode handling, String certainty, String text) {
        handling.withArray("lines").addObject().put("certainty", certainty).put("text", text);
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
        ObjectNode handling = new ObjectMapper().createObjectNode();
        handling.put("language", "en").put("unconfirmed", "Nobody has confirmed these.");
        line(handling, "may", "The police may record it.");
        ((ObjectNode) handling.path("lines").get(0)).put("unconfirmed", true);
        line(handling, "unconfirmed", "It should stay recorded.");
        ((ObjectNode) handling.path("lines").get(1)).put("unconfirmed", true);

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
