package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is sent, the answer has the right status, says where, quotes nothing, and nothing is stored. */
@ExtendWith(OutputCaptureExtension.class)
class BadInputJourneyIT {

    private static final String CANARY = "Canary-Sam-Example";
    private static final String JSON = "application/json";
    private static final String FHIR_XML = "application/fhir+xml";
    private static final String FHIR_JSON = "application/fhir+json";

    @TempDir
    static Path folder;

    @AutoClose
    static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        // The shipped register, with the charity's agreement lapsed.
        String agencies = new String(AgencySystem.resource("agencies/development.yaml"), StandardCharsets.UTF_8);
        Path lapsed = Files.writeString(folder.resolve("agencies.yaml"), lapse(agencies, "haven-charity"));
        gateway = RunningGateway.start(
                folder, Map.of("safeconduct.standin.enabled", false, "safeconduct.agencies", lapsed.toUri()));
    }

    static Stream<Arguments> schoolBodies() throws Exception {
        String good = new String(AgencySystem.jsonExample("school", CANARY), StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("malformed JSON", JSON, good.substring(0, good.length() - 20), 400, ""),
                Arguments.of("wrong content type", "text/plain", good, 415, ""),
                Arguments.of("a form", "application/x-www-form-urlencoded", "a=" + CANARY, 415, ""),
                Arguments.of("unknown key", JSON, good.replaceFirst("\\{", "{\"" + CANARY + "\": 1, "), 422, "pointer"),
                Arguments.of("unknown code", JSON, good.replace("\"england\"", "\"" + CANARY + "\""), 422, "/nation"),
                Arguments.of("no consent block", JSON, without(good, "consent"), 422, "consent"),
                Arguments.of(
                        "a date in the future",
                        JSON,
                        good.replaceFirst("\"dateOfBirth\":\"[^\"]*\"", "\"dateOfBirth\":\"2999-01-01\""),
                        422,
                        "/subjects/0/dateOfBirth"),
                Arguments.of("20 MB", JSON, good.replace(CANARY, CANARY.repeat(1_200_000)), 413, ""),
                Arguments.of("10,000 deep", JSON, "[".repeat(10_000) + "]".repeat(10_000), 400, ""),
                Arguments.of("nothing", JSON, "", 400, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schoolBodies")
    void isRefused_whenASchoolSends(
            String what, String mediaType, String body, int status, String place, CapturedOutput log) throws Exception {
        HttpResponse<byte[]> response = gateway.agency("oakfield-school")
                .post("/schools/v1/disclosures", mediaType, body.getBytes(StandardCharsets.UTF_8));

        assertRefused(response, status, place, "application/problem+json", log);
    }

    static Stream<Arguments> hospitalBodies() throws Exception {
        String good = new String(AgencySystem.resource("demo/hospital.xml"), StandardCharsets.UTF_8);
        String doctype = "<!DOCTYPE Bundle [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        return Stream.of(
                Arguments.of("malformed XML", FHIR_XML, good.substring(0, good.length() - 30) + CANARY, 400, ""),
                Arguments.of(
                        "an external entity", FHIR_XML, doctype + good.replaceFirst("<\\?xml[^>]*\\?>", ""), 400, ""),
                Arguments.of("wrong content type", "application/xml", good, 415, ""),
                Arguments.of("a STU3 resource", FHIR_XML + "; fhirVersion=3.0", good, 415, ""),
                Arguments.of(
                        "a Bundle that is no message",
                        FHIR_XML,
                        good.replace("<type value=\"message\"/>", "<type value=\"collection\"/>"),
                        422,
                        ""),
                Arguments.of(
                        "a resource that is no Bundle",
                        FHIR_JSON,
                        "{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"" + CANARY + "\"}]}",
                        422,
                        ""),
                Arguments.of(
                        "no safeguarding concern",
                        FHIR_XML,
                        good.replace("919461000000108", "861931000000100"),
                        422,
                        ""),
                Arguments.of("another hospital's code", FHIR_XML, good.replace("\"RND\"", "\"RXX\""), 403, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hospitalBodies")
    void isRefusedWithAnOperationOutcome_whenAHospitalSends(
            String what, String mediaType, String body, int status, String place, CapturedOutput log) throws Exception {
        HttpResponse<byte[]> response = gateway.agency("st-marys-hospital")
                .post(
                        "/fhir/$process-message",
                        mediaType,
                        body.getBytes(StandardCharsets.UTF_8),
                        "X-Request-ID",
                        UUID.randomUUID().toString(),
                        "Accept",
                        FHIR_JSON);

        assertRefused(response, status, place, FHIR_JSON, log);
        assertThat(AgencySystem.json(response).path("resourceType").asString()).isEqualTo("OperationOutcome");
    }

    @Test
    void isReferredWithEvidence_whenTheAgreementHasLapsed() throws Exception {
        AgencySystem charity = gateway.agency("haven-charity");
        HttpResponse<byte[]> response =
                charity.post("/third-sector/v1/disclosures", JSON, AgencySystem.jsonExample("charity", "Lapsed."));

        assertThat(response.statusCode()).isEqualTo(202);
        var answer = AgencySystem.json(response);
        assertThat(answer.path("status").asString()).isEqualTo("referred");
        assertThat(answer.at("/decisions/0/effect").asString()).isEqualTo("refer");
        assertThat(answer.path("decisions").toString()).contains("SH-29");
        var timeline = charity.getJson(answer.at("/links/self").asString()).path("timeline");
        assertThat(timeline.findValuesAsString("event")).contains("referred", "decided");
        // It waits sealed for the partnership's reviewer, for the charity has none, and goes nowhere.
        assertThat(gateway.bean(JdbcTemplate.class)
                        .queryForList(
                                "select recipient || ' ' || use from envelope where reference = ?",
                                String.class,
                                answer.path("reference").asString()))
                .containsExactly("partnership-governance REVIEW");
        assertThat(gateway.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from delivery where reference = ?",
                                Integer.class,
                                answer.path("reference").asString()))
                .isZero();
    }

    private static void assertRefused(
            HttpResponse<byte[]> response, int status, String place, String mediaType, CapturedOutput log) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(mediaType);
        assertThat(body).contains(place).doesNotContain(CANARY).doesNotContain("root:");
        assertThat(log.getAll()).doesNotContain(CANARY);
        assertThat(gateway.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from disclosure where agency <> 'haven-charity'", Integer.class))
                .isZero();
    }

    private static String without(String body, String key) throws Exception {
        ObjectMapper json = new ObjectMapper();
        ObjectNode tree = (ObjectNode) json.readTree(body);
        tree.remove(key);
        return json.writeValueAsString(tree);
    }

    /** The review date of every agreement that names the agency is moved into the past. */
    private static String lapse(String agencies, String agency) {
        StringBuilder lapsed = new StringBuilder();
        for (String part : agencies.split("(?=\\n  - id: )")) {
            boolean itsAgreement = part.contains("parties") && part.contains(agency);
            lapsed.append(itsAgreement ? part.replaceAll("reviewDate: [0-9-]+", "reviewDate: 2026-05-01") : part);
        }
        return lapsed.toString();
    }
}
