package org.safeconduct.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.OneHospital;
import org.safeconduct.intake.RevokedRequest;
import org.safeconduct.intake.Withdrawal;

/** What takes a request back, on either side, is read as that however it is written. */
class TakenBackTest {

    private final WithdrawalReader withdrawals =
            new WithdrawalReader(TestFhir.wire(), new MessageRules(new OneHospital()));
    private final ResponseReader answers =
            new ResponseReader(TestFhir.wire(), new ProfileCheck(TestFhir.wire(), new FhirSettings(List.of())));

    @ParameterizedTest
    @CsvSource({
        "update, revoked, OTHER",
        "update, \\u0072evoke\\u0064, OTHER",
        "new, entered-in-error, SENT_IN_ERROR",
        "update, entered\\u002din-error, SENT_IN_ERROR",
        "delete, entered-in-error, SENT_IN_ERROR",
        "delete, revoked, SENT_IN_ERROR",
        "delete, active, SENT_IN_ERROR",
        "d\\u0065lete, active, SENT_IN_ERROR"
    })
    void withdraws(String reason, String status, Withdrawal.Reason read) {
        DemoJson message = DemoJson.whole()
                .with("\"code\":\"new\"", "\"code\":\"" + reason + "\"")
                .with("\"status\":\"active\",\"intent\":\"plan\"", "\"status\":\"" + status + "\",\"intent\":\"plan\"");

        assertThat(withdrawals.read(message.submission()))
                .map(RevokedRequest::reason)
                .contains(read);
    }

    @Test
    void withdraws_whenXmlWritesItInReferences() {
        String xml = Messages.text("/demo/hospital.xml")
                .replaceFirst(
                        "(?s)(<ServiceRequest>.*?)<status value=\"active\"/>", "$1<status value=\"&#x72;evoked\"/>");

        assertThat(withdrawals.read(Messages.fhirXml(xml))).isPresent();
    }

    @Test
    void withdrawsNothing_whenTheRequestStands() {
        assertThat(withdrawals.read(DemoJson.whole().submission())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\": \"Encounter\", \"status\": \"cancelled\", \"class\": {\"code\": \"EMER\"}, \"reasonCode\":"
                        + " [{\"coding\": [{\"display\": \"No bed\"}], \"text\": \"Not for an hour\"}]}",
                "{\"resourceType\": \"Task\", \"status\": \"rejected\", \"intent\": \"order\", \"statusReason\": {\"coding\":"
                        + " [{\"display\": \"No bed\"}], \"text\": \"Not for an hour\"}}",
                "{\"resourceType\": \"Task\", \"status\": \"failed\", \"intent\": \"order\", \"statusReason\": {\"text\": \"No bed\"},"
                        + " \"note\": [{\"text\": \"Not for an hour\"}]}",
                "{\"resourceType\": \"ServiceRequest\", \"status\": \"revoked\", \"intent\": \"plan\", \"subject\": {\"display\": \"x\"},"
                        + " \"reasonCode\": [{\"text\": \"No bed\"}], \"note\": [{\"text\": \"Not for an hour\"}]}"
            })
    void tellsThatARecipientDoesNotTakeIt_withItsReason(String resource) {
        Map<String, Object> decision = answer("ok", resource);

        assertThat(decision.get("disposition")).isEqualTo("not-taken");
        assertThat(String.valueOf(decision.get("reasonForSharer")))
                .contains("No bed")
                .contains("Not for an hour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fatal-error", "transient-error"})
    void tellsThatARecipientCouldNotTakeIt(String code) {
        assertThat(answer(code, "{\"resourceType\": \"Basic\"}").get("disposition"))
                .isEqualTo("not-taken");
    }

    @Test
    void isAReceipt_whereTheRequestIsClosedAndTheEncounterGoesOn() {
        Map<String, Object> decision = answer(
                "ok",
                "{\"resourceType\": \"ServiceRequest\", \"status\": \"revoked\", \"intent\": \"plan\", \"subject\": {\"display\": \"x\"}}},"
                        + "{\"resource\": {\"resourceType\": \"Encounter\", \"status\": \"triaged\", \"class\": {\"code\": \"EMER\"}}");

        assertThat(decision.get("disposition")).isEqualTo("received");
    }

    private Map<String, Object> answer(String code, String resource) {
        String message = """
                {"resourceType": "Bundle", "type": "message", "timestamp": "2026-11-22T10:00:00Z", "entry": [
                 {"fullUrl": "urn:uuid:43d7c565-794b-4f82-927e-1988f1452b90", "resource": {"resourceType": "MessageHeader",
                  "eventCoding": {"system": "https://fhir.nhs.uk/CodeSystem/message-events-bars", "code": "servicerequest-response"},
                  "source": {"endpoint": "urn:x"}, "response": {"identifier": "a-request", "code": "%s"}}},
                 {"resource": %s}]}""".formatted(code, resource);
        return answers.read(Messages.fhir("application/fhir+json", message), Recipient.MASH)
                .decision();
    }
}
