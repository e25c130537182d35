package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Recipients that speak BaRS: an answer reaches the sharer of the message that it answers, and nobody else. */
@ExtendWith(Shared.class)
class FhirDecisionJourneyIT {

    private static final String MADE =
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS).toString();

    private static final Path SAMPLES = Path.of("/work/shared/samples");
    private static final String PATH = "/fhir/$process-message";
    private static final String XML = "application/fhir+xml";
    private static final String HEADER = "5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e01";
    private static final String BUNDLE = "0c9a4b0e-6b0f-4f0e-9a59-2f6d0f2f7a01";
    private static final String ENDPOINT = "https://fhir.nhs.uk/Id/dos-service-id|5550100002";
    private static final String RECORDED = """
            <extension url="https://safeconduct.org/fhir/StructureDefinition/handling-decision">
              <extension url="disposition"><valueCode value="crime-recorded"/></extension>
              <extension url="crimeReference"><valueString value="26000012345"/></extension>
              <extension url="outcome"><valueCode value="21"/></extension>
              <extension url="namedPerson"><valueBoolean value="true"/></extension>
              <extension url="reasonForSharer"><valueString value="It would not help them."/></extension>
              <extension url="decidedByRole"><valueCode value="supervisor"/></extension>
            </extension>""";

    static RunningGateway gateway;
    static AgencySystem hospital;
    static AgencySystem police;
    static JdbcTemplate database;

    @BeforeAll
    static void start(RunningGateway shared) throws Exception {
        gateway = shared;
        hospital = gateway.agency("st-marys-hospital");
        police = gateway.agency("county-police");
        database = gateway.bean(JdbcTemplate.class);
    }

    @Test
    void decisionByFhir_reachesItsSharer_andGoesTheWayOfAllOthers() throws Exception {
        String requestId = UUID.randomUUID().toString();
        String reference = shared("1", requestId);

        HttpResponse<byte[]> answer = respond("A-1", response(requestId, "1", RECORDED));

        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        assertThat(text(answer)).contains("servicerequest-response", reference);
        JsonNode seen = decisions(reference).get(0);
        assertThat(seen.path("disposition").asString()).isEqualTo("crime-recorded");
        assertThat(seen.path("outcome").asString()).isEqualTo("21");
        assertThat(seen.at("/decidedBy/role").asString()).isEqualTo("supervisor");
        assertThat(seen.path("decidedAt").asString()).isEqualTo(MADE);
        HttpResponse<byte[]> again = respond("A-1", response(requestId, "1", RECORDED));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(text(again)).contains("REC_CONFLICT", "duplicate", reference);
        assertThat(decisions(reference)).hasSize(1);
    }

    /** By Bundle id and by header id, which systems share: where the answer is addressed to decides. */
    @ParameterizedTest
    @CsvSource({"2, 3, " + BUNDLE, "4, 5, " + HEADER})
    void amongMessagesThatShareTheirIds_theAnswerReachesOne(String one, String other, String identifier)
            throws Exception {
        String first = shared(one, UUID.randomUUID().toString());
        String second = shared(other, UUID.randomUUID().toString());

        assertThat(respond("B-" + one, response(identifier, one, "")).statusCode())
                .isEqualTo(200);

        assertThat(decisions(first)).hasSize(1);
        assertThat(decisions(first).at("/0/disposition").asString()).isEqualTo("received");
        assertThat(decisions(second)).isEmpty();
    }

    @Test
    void answerThatMayBelongToTwo_isRefused_unlessItNamesOurReference() throws Exception {
        String first = shared("6", UUID.randomUUID().toString());
        String second = shared("6", UUID.randomUUID().toString());

        HttpResponse<byte[]> refused = respond("C-1", response(BUNDLE, "6", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(text(refused)).contains("response.identifier").doesNotContain(first, second);
        assertThat(respond("C-2", response(second, "6", "")).statusCode()).isEqualTo(200);

        assertThat(decisions(first)).isEmpty();
        assertThat(decisions(second)).hasSize(1);
    }

    @Test
    void answerToWhatWasNotSentToTheCaller_findsNothing() throws Exception {
        String reference = shared("7", UUID.randomUUID().toString());

        assertThat(respond("D-1", response(UUID.randomUUID().toString(), "7", ""))
                        .statusCode())
                .isEqualTo(404);
        assertThat(respond("D-2", response("SC-0000-0000", "7", "")).statusCode())
                .isEqualTo(404);
        assertThat(hospital.post(PATH, XML, bytes(response(reference, "7", "")), "X-Request-ID", "D-3")
                        .statusCode())
                .as("a hospital shares; it does not decide")
                .isEqualTo(422);
        assertThat(decisions(reference)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        value="21"                 | value="8A"              | 422 | url = 'outcome'
        value="crime-recorded"     | value="dropped"         | 422 | url = 'disposition'
        <valueBoolean value="true"/> | <valueBoolean value="false"/> | 422 | url = 'namedPerson'
        url="crimeReference"       | url="Smith"             | 422 | handling-decision
        code value="ok"            | code value="fatal-error" | 422 | response.code
        servicerequest-response    | booking-response        | 422 | .event
        """)
    void faultyAnswer_isRefusedWithItsPlace(String what, String by, int status, String place) throws Exception {
        String reference = shared("8", UUID.randomUUID().toString());
        String faulty = response(reference, "8", RECORDED).replace(what, by);

        HttpResponse<byte[]> refused = respond("E-" + Integer.toUnsignedString(by.hashCode()), faulty);

        assertThat(refused.statusCode()).as(text(refused)).isEqualTo(status);
        assertThat(text(refused)).contains("OperationOutcome", place).doesNotContain("Smith", "dropped");
        assertThat(decisions(reference)).isEmpty();
    }

    @Test
    void idsOfMessages_areKeptAsDigestsOnly() throws Exception {
        String requestId = UUID.randomUUID().toString();
        String reference = shared("9", requestId);

        assertThat(database.queryForList("select key from correlation where reference = ?", String.class, reference))
                .hasSizeGreaterThan(5)
                .allMatch(key -> key.matches("[0-9a-f]{64}"));
    }

    /** NHS England's own pair; the request is for an adult without a reason to override, so a reviewer lets it out first. */
    @Test
    void nhsEnglandsOwnAnswer_reachesTheSharerOfItsRequest_andNobodyElse() throws Exception {
        Path asked = SAMPLES.resolve("bars-REFREQ01-111-to-ED-with-safeguarding-flag.xml");
        assumeTrue(Files.exists(asked), "the NHS samples are not on this machine");
        String request = Files.readString(asked);
        String bundle = "79120f41-a431-4f08-bcc5-1e67006fcae0";
        assertThat(request).contains(bundle);
        String original = approved(request);
        String namesake = approved(request.replace("dos-service-id|2222222222", "dos-service-id|3333333333"));
        String demo = new String(AgencySystem.resource("demo/hospital.xml"), StandardCharsets.UTF_8);
        String other =
                reference(hospital.post(PATH, XML, bytes(demo.replace(BUNDLE, bundle)), "X-Request-ID", "namesake"));

        // The sample is older than the disclosure here, which no answer to it can be.
        String sample = Files.readString(SAMPLES.resolve("bars-REFRESP01-safeguarding-feedback.xml"));
        String answered = sample.replaceFirst("<timestamp value=\"[^\"]*\"", "<timestamp value=\"" + MADE + "\"");
        assertThat(answered).isNotEqualTo(sample);
        HttpResponse<byte[]> answer = respond("F-1", answered);

        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        JsonNode seen = decisions(original);
        assertThat(seen).hasSize(1);
        assertThat(seen.at("/0/disposition").asString())
                .as("a revoked request is no decision on a person")
                .isEqualTo("received");
        assertThat(seen.at("/0/reasonForSharer").asString()).contains("ADVICE GIVEN");
        assertThat(decisions(namesake)).isEmpty();
        assertThat(decisions(other)).isEmpty();
    }

    private static String approved(String request) throws Exception {
        String reference = reference(hospital.post(
                PATH, XML, bytes(request), "X-Request-ID", UUID.randomUUID().toString()));
        HttpResponse<byte[]> decided = gateway.agency("hospital-reviewer")
                .post(
                        "/reviews/v1/" + reference + "/decision",
                        "application/json",
                        bytes(
                                "{\"decision\": \"approve\", \"legalBasis\": \"common-law-public-interest\", \"reason\": \"Needed.\"}"));
        assertThat(decided.statusCode()).as(text(decided)).isEqualTo(200);
        return reference;
    }

    /** The demonstration message from a service of its own. */
    private static String shared(String service, String requestId) throws Exception {
        String message = new String(AgencySystem.resource("demo/hospital.xml"), StandardCharsets.UTF_8);
        assertThat(message).contains(HEADER, BUNDLE, ENDPOINT);
        return reference(hospital.post(
                PATH, XML, bytes(message.replace(ENDPOINT, ENDPOINT + service)), "X-Request-ID", requestId));
    }

    private static String reference(HttpResponse<byte[]> answer) throws Exception {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(202);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String response(String identifier, String service, String decision) {
        return """
            <Bundle xmlns="http://hl7.org/fhir">
              <id value="%s"/>
              <type value="message"/>
              <timestamp value="%s"/>
              <entry>
                <fullUrl value="urn:uuid:5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2f01"/>
                <resource>
                  <MessageHeader>
                    <id value="5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2f01"/>
                    %s
                    <eventCoding>
                      <system value="https://fhir.nhs.uk/CodeSystem/message-events-bars"/>
                      <code value="servicerequest-response"/>
                    </eventCoding>
                    <destination><endpoint value="%s"/></destination>
                    <source><endpoint value="https://police.example/fhir"/></source>
                    <response><identifier value="%s"/><code value="ok"/></response>
                  </MessageHeader>
                </resource>
              </entry>
            </Bundle>""".formatted(UUID.randomUUID(), MADE, decision, ENDPOINT + service, identifier);
    }

    private static HttpResponse<byte[]> respond(String requestId, String message) throws Exception {
        return police.post(PATH, XML, bytes(message), "X-Request-ID", requestId);
    }

    private static JsonNode decisions(String reference) throws Exception {
        return hospital.getJson("/disclosures/v1/" + reference).path("handlingDecisions");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
