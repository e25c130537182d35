package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Refusal;
import org.safeconduct.intake.Submission;

class PrescanTest {

    private final FhirReader reader = TestFhir.reader();

    @Test
    void refusesDeepNesting_withoutRunningOutOfStack() {
        String xml = "<Bundle xmlns=\"http://hl7.org/fhir\">" + "<entry>".repeat(10_000) + "</entry>".repeat(10_000)
                + "</Bundle>";
        String json = "{\"extension\":[".repeat(10_000) + "]}".repeat(10_000);

        Refusal.of(() -> reader.read(Messages.fhirXml(xml), Messages.NOW)).has(400, "malformed");
        Refusal.of(() -> reader.read(Messages.fhir("application/fhir+json", json), Messages.NOW))
                .has(400, "malformed");
    }

    @Test
    void refusesMoreElementsOrValues_thanAMessageHas() {
        String xml = "<Bundle xmlns=\"http://hl7.org/fhir\">" + "<entry/>".repeat(100_000) + "</Bundle>";
        String json = "{\"entry\":[" + "0,".repeat(100_000) + "0]}";

        Refusal.of(() -> reader.read(Messages.fhirXml(xml), Messages.NOW)).has(400, "malformed");
        Refusal.of(() -> reader.read(Messages.fhir("application/fhir+json", json), Messages.NOW))
                .has(400, "malformed");
    }

    @Test
    void refusesADoctypeThatHidesInAnotherEncoding() {
        byte[] utf16 = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE canary><Bundle/>"
                .getBytes(StandardCharsets.UTF_16);
        Submission submission = new Submission(
                Messages.HOSPITAL,
                Submission.Channel.HEALTH,
                "application/fhir+xml",
                utf16,
                Optional.of("id-1"),
                false);

        Refusal.of(() -> reader.read(submission, Messages.NOW)).has(400, "malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "canary id",
        "canary/../id",
        "canary-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789"
    })
    void refusesARequestId_thatIsNone(String id) {
        Submission submission = new Submission(
                Messages.HOSPITAL,
                Submission.Channel.HEALTH,
                "application/fhir+xml",
                Messages.bytes("/demo/hospital.xml"),
                Optional.of(id),
                false);

        Refusal.of(() -> reader.read(submission, Messages.NOW)).has(400, "malformed");
    }

    @Test
    void readsTwoMessages_fromOneBundleIdWithTwoRequestIds() {
        String body = Messages.text("/demo/hospital.xml");
        Submission first = Messages.fhirXml(body);
        Submission second = new Submission(
                first.caller(), first.channel(), first.mediaType(), first.body(), Optional.of("another"), false);

        assertThat(reader.read(first, Messages.NOW).disclosure().messageId())
                .isNotEqualTo(reader.read(second, Messages.NOW).disclosure().messageId());
    }
}
