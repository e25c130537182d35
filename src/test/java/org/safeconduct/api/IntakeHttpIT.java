package org.safeconduct.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Refusal;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The three interfaces over HTTP, with the real readers and a route of one stage that replies. */
@SpringBootTest(
        classes = IntakeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.ssl.enabled=false", "management.server.port=-1"})
@ExtendWith(OutputCaptureExtension.class)
class IntakeHttpIT {

    private static final String SCHOOLS = "/schools/v1/disclosures";
    private static final String FHIR = "/fhir/$process-message";
    private static final String JSON = "application/json";
    private static final String FHIR_XML = "application/fhir+xml";
    private static final String CANARY = Refusal.CANARY;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"/schools/v1", "/third-sector/v1"})
    void answers202AndWhereToLook_forAFormThatIsAccepted(String api) throws Exception {
        HttpResponse<String> answer = post(api + "/disclosures", JSON, form("m-1"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).matches("/disclosures/v1/SC-[0-9A-Z]{4}-[0-9A-Z]{4}"));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(json(answer).path("status").asString()).isEqualTo("accepted");
    }

    @Test
    void answers200WithoutAPlace_forAPreviewAndForARefusal() throws Exception {
        HttpResponse<String> preview = post(SCHOOLS + "?preview=true", JSON, form("m-1"));
        HttpResponse<String> refused = post(SCHOOLS, JSON, form("refused"));

        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.headers().firstValue("Location")).isEmpty();
        assertThat(json(preview).path("status").asString()).isEqualTo("accepted");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.headers().firstValue("Location")).isEmpty();
        assertThat(json(refused).path("status").asString()).isEqualTo("refused");
    }

    @Test
    void answersAProblemWithAPointer_forAFormThatBreaksTheSchema() throws Exception {
        HttpResponse<String> answer =
                post(SCHOOLS, JSON, form("m-1").replace("\"harm\": \"significant\"", "\"harm\": \"" + CANARY + "\""));

        problem(answer, 422, "invalid");
        assertThat(json(answer).path("pointer").asString()).isEqualTo("/harm");
        assertThat(json(answer).path("type").asString()).isEqualTo("https://safeconduct.org/problems/invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, canary=1",
        "multipart/form-data; boundary=x, --x",
        "text/plain, canary",
        "application/xml, <canary/>"
    })
    void answers415_forWhatIsNotJson(String type, String body) throws Exception {
        problem(post(SCHOOLS, type, body), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answers413_forAFormThatIsTooLarge_whetherItSaysSoOrNot(boolean sized) throws Exception {
        HttpResponse<String> answer = send(request(SCHOOLS, JSON).POST(spaces(20, sized)));

        problem(answer, 413, "too-large");
    }

    @Test
    void answersProblems_forWhatSpringRefuses() throws Exception {
        problem(post(SCHOOLS + "?preview=" + CANARY, JSON, form("m-1")), 400, "malformed");
        problem(send(request(SCHOOLS, JSON).GET()), 405, "method-not-allowed");
        problem(send(request("/" + CANARY, JSON).GET()), 404, "not-found");
        problem(post(SCHOOLS, JSON, "{"), 400, "malformed");
    }

    @Test
    void answers503AndWhenToRetry_whenTheGatewayCannotTakeAnything() throws Exception {
        HttpResponse<String> answer = post(SCHOOLS, JSON, form("unavailable"));

        problem(answer, 503, "unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void tellsNobodyTheMessage_ofAnUnexpectedException(CapturedOutput log) throws Exception {
        HttpResponse<String> answer = post(SCHOOLS, JSON, form("broken"));

        problem(answer, 500, "internal-server-error");
        String id = answer.headers().firstValue("X-Problem-Id").orElseThrow();
        String ours = log.getAll()
                .lines()
                .filter(line -> line.contains(id))
                .findFirst()
                .orElseThrow();
        assertThat(ours).contains("java.lang.IllegalStateException").doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/schools/v1/schema", "/third-sector/v1/schema"})
    void showsTheSchema(String path) throws Exception {
        HttpResponse<String> answer = send(request(path, JSON).GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/schema+json");
        assertThat(json(answer).path("$id").asString()).isEqualTo("https://safeconduct.org/schemas/disclosure-1.json");
    }

    @Test
    void answersAMessageInTheSendersFormat_forAFhirMessageThatIsAccepted() throws Exception {
        HttpResponse<String> answer = fhir("id-1", Messages.text("/demo/hospital.xml"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(FHIR_XML);
        assertThat(answer.headers().firstValue("Location")).isPresent();
        assertThat(answer.body())
                .contains("<identifier value=\"5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e01\"/><code value=\"ok\"/>")
                .contains("<status value=\"received\"/>")
                .contains("<code value=\"accepted\"/>")
                .contains("<contentString value=\"[may] Police may record this.\"/>");
    }

    @Test
    void answersInJson_whenAsked_andADraftForAPreview() throws Exception {
        HttpResponse<String> answer = send(request(FHIR, FHIR_XML)
                .header("X-Request-ID", "id-1")
                .header("Accept", "application/fhir+json; version=1.4.0")
                .header("Prefer", "handling=preview")
                .POST(BodyPublishers.ofString(Messages.text("/demo/hospital.xml"))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        JsonNode bundle = json(answer);
        assertThat(bundle.path("type").asString()).isEqualTo("message");
        JsonNode header = bundle.at("/entry/0/resource");
        assertThat(header.at("/response/identifier").asString()).isEqualTo("5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e01");
        JsonNode task = bundle.at("/entry/1/resource");
        assertThat(header.at("/focus/0/reference").asString())
                .isEqualTo(bundle.at("/entry/1/fullUrl").asString());
        assertThat(task.path("status").asString()).isEqualTo("draft");
        assertThat(task.at("/identifier/0/value").asString()).startsWith("SC-");
        assertThat(task.at("/output/0/valueString").asString()).isEqualTo("police: share-reduced");
        assertThat(bundle.at("/entry/2/resource/payload/0/contentString").asString())
                .isEqualTo("[may] Police may record this.");
        assertThat(bundle.at("/entry/3/resource/issue/0/severity").asString()).isEqualTo("warning");
    }

    @Test
    void answers409InBarssWords_forARepeatedMessage() throws Exception {
        HttpResponse<String> answer = fhir("repeated", Messages.text("/demo/hospital.xml"));

        outcome(answer, 409, "duplicate", "REC_CONFLICT");
        assertThat(answer.body()).containsPattern("SC-[0-9A-Z]{4}-[0-9A-Z]{4}");
    }

    @Test
    void answersOperationOutcomes_forWhatTheHealthInterfaceRefuses() throws Exception {
        String message = Messages.text("/demo/hospital.xml");

        outcome(fhir("id-1", "<" + CANARY), 400, "structure", "REC_BAD_REQUEST");
        outcome(post(FHIR, FHIR_XML, message), 400, "structure", "REC_BAD_REQUEST");
        outcome(fhir("id-1", message.replace("RND", "CANARY")), 403, "forbidden", "REC_FORBIDDEN");
        outcome(fhir("id-1", message.replace("2012-05-17", "2030-01-01")), 422, "invalid", "REC_UNPROCESSABLE_ENTITY");
        outcome(
                fhir("id-1", message.replace("919461000000108", "861931000000100")),
                422,
                "business-rule",
                "REC_UNPROCESSABLE_ENTITY");
        outcome(
                fhir("id-1", message.replace("<code value=\"new\"/>", "<code value=\"update\"/>")),
                404,
                "not-found",
                "REC_NOT_FOUND");
        outcome(fhir("unavailable", message), 503, "transient", "REC_SERVICE_UNAVAILABLE");
        outcome(fhir("broken", message), 500, "exception", "REC_SERVER_ERROR");
        outcome(
                post(FHIR, "application/x-www-form-urlencoded", CANARY + "=1"),
                415,
                "not-supported",
                "REC_BAD_REQUEST");
        outcome(post(FHIR, "multipart/form-data; boundary=x", "--x"), 415, "not-supported", "REC_BAD_REQUEST");
        outcome(send(request(FHIR, FHIR_XML).GET()), 405, "not-supported", "REC_METHOD_NOT_ALLOWED");
        outcome(
                send(request(FHIR, FHIR_XML).header("X-Request-ID", "id-1").POST(spaces(20, false))),
                413,
                "too-long",
                "REC_BAD_REQUEST");
    }

    @Test
    void namesThePlaceAsFhirPath_inAnOperationOutcome() throws Exception {
        HttpResponse<String> answer =
                fhir("id-1", Messages.text("/demo/hospital.xml").replace("2012-05-17", "2030-01-01"));

        assertThat(answer.body()).contains("<expression value=\"Bundle.entry[2].resource.birthDate\"/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+json", "application/fhir+xml"})
    void statesItsCapability(String type) throws Exception {
        HttpResponse<String> answer =
                send(request("/fhir/metadata", JSON).header("Accept", type).GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(answer.body())
                .contains("CapabilityStatement", "4.0.1", "process-message", "StructureDefinition/harm");
    }

    private static void problem(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).path("type").asString()).endsWith("/" + code);
        assertThat(json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContainIgnoringCase(CANARY);
        assertThat(answer.headers().toString()).doesNotContainIgnoringCase(CANARY);
    }

    private static void outcome(HttpResponse<String> answer, int status, String issue, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/fhir+"));
        assertThat(answer.body())
                .contains(
                        "OperationOutcome",
                        "\"" + issue + "\"",
                        error,
                        "https://fhir.nhs.uk/Codesystem/http-error-codes")
                .doesNotContainIgnoringCase(CANARY);
    }

    private static String form(String messageId) {
        return Messages.text("/demo/charity.json").replace("demo-charity-1", messageId);
    }

    private static BodyPublisher spaces(int megabytes, boolean sized) {
        byte[] body = new byte[megabytes * 1024 * 1024];
        Arrays.fill(body, (byte) ' ');
        return sized
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private HttpResponse<String> fhir(String id, String body) throws Exception {
        return send(request(FHIR, FHIR_XML).header("X-Request-ID", id).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        return send(request(path, type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
