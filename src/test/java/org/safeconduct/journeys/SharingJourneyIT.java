package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.standin.Opened;
import org.safeconduct.standin.StandIns;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** From each sector's message to the recipients' desks and back to the sharer. */
@ExtendWith(Shared.class)
class SharingJourneyIT {

    static RunningGateway gateway;

    @BeforeAll
    static void start(RunningGateway shared) {
        gateway = shared;
    }

    @Test
    void schoolsDisclosure_isDeliveredToPoliceAndMash() throws Exception {
        AgencySystem school = gateway.agency("oakfield-school");
        byte[] message = AgencySystem.jsonExample("school", "A teacher was told about an image.");

        HttpResponse<byte[]> response = school.post("/schools/v1/disclosures", "application/json", message);

        assertThat(response.statusCode()).isEqualTo(202);
        JsonNode answer = AgencySystem.json(response);
        assertThat(answer.path("status").asString()).isEqualTo("accepted");
        assertThat(answer.at("/handling/lines")).isNotEmpty();
        JsonNode delivered = awaitDelivered(school, answer);
        assertThat(events(delivered)).contains("accepted", "decided", "sealed", "delivered");

        Opened police = opened("county-police", answer);
        assertThat(police.content().at("/disclosure/concern/narrative").asString())
                .isEqualTo("A teacher was told about an image.");
        JsonNode child = police.content().at("/disclosure/persons/0");
        assertThat(child.path("kind").asString()).isEqualTo("child");
        assertThat(child.path("upn").isString()).isFalse();
        assertThat(opened("county-mash", answer).content().path("to").asString())
                .isEqualTo("county-mash");
    }

    @Test
    void hospitalsMessage_reachesPoliceWithoutMedicationAndAllergies() throws Exception {
        AgencySystem hospital = gateway.agency("st-marys-hospital");

        HttpResponse<byte[]> response = hospital.post(
                "/fhir/$process-message",
                "application/fhir+xml",
                AgencySystem.resource("demo/hospital.xml"),
                "X-Request-ID",
                UUID.randomUUID().toString(),
                "Accept",
                "application/fhir+json");

        assertThat(response.statusCode()).isEqualTo(202);
        JsonNode bundle = AgencySystem.json(response);
        assertThat(bundle.path("resourceType").asString()).isEqualTo("Bundle");
        assertThat(bundle.at("/entry/0/resource/response/code").asString()).isEqualTo("ok");
        String location = response.headers().firstValue("Location").orElseThrow();
        JsonNode delivered = awaitDelivered(hospital, location);
        List<String> withheld = StreamSupport.stream(delivered.path("decisions").spliterator(), false)
                .filter(decision -> decision.path("recipient").asString().equals("police"))
                .flatMap(decision ->
                        StreamSupport.stream(decision.path("withheld").spliterator(), false))
                .map(JsonNode::asString)
                .toList();
        assertThat(withheld).contains("medication", "allergy");
        String police = opened("county-police", delivered).content().toString();
        assertThat(police).contains("9").doesNotContainIgnoringCase("\"sensitivity\":\"medication\"");
    }

    @Test
    void receipt_verifiesWithThePublishedKeys_andNamesTheEvidence() throws Exception {
        AgencySystem charity = gateway.agency("haven-charity");
        HttpResponse<byte[]> response = charity.post(
                "/third-sector/v1/disclosures",
                "application/json",
                AgencySystem.jsonExample("charity", "She is afraid to go home."));
        JsonNode answer = AgencySystem.json(response);

        HttpResponse<byte[]> published = charity.get("/.well-known/jwks.json");
        assertThat(published.headers().firstValue("Content-Type")).hasValue("application/jwk-set+json");
        JWKSet keys = JWKSet.parse(new String(published.body(), StandardCharsets.UTF_8));
        SignedJWT receipt = SignedJWT.parse(answer.path("receipt").asString());

        assertThat(receipt.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(receipt.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(receipt.getJWTClaimsSet().getStringClaim("reference"))
                .isEqualTo(answer.path("reference").asString());
        List<String> committed = gateway.bean(JdbcTemplate.class)
                .queryForList(
                        "select encode(commitment, 'hex') from evidence_entry e join evidence_record r on r.entry = e.id"
                                + " where r.reference = ?",
                        String.class,
                        answer.path("reference").asString());
        assertThat(committed).containsAll(receipt.getJWTClaimsSet().getStringListClaim("evidence"));
    }

    @Test
    void sameMessageAgain_getsTheFirstAnswer_andAnotherUnderItsIdIsRefused() throws Exception {
        AgencySystem school = gateway.agency("oakfield-school");
        byte[] message = AgencySystem.jsonExample("school", "Once.");
        byte[] first = school.post("/schools/v1/disclosures", "application/json", message)
                .body();

        HttpResponse<byte[]> again = school.post("/schools/v1/disclosures", "application/json", message);
        byte[] other = new String(message, StandardCharsets.UTF_8)
                .replace("Once.", "Twice.")
                .getBytes(StandardCharsets.UTF_8);
        HttpResponse<byte[]> conflict = school.post("/schools/v1/disclosures", "application/json", other);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(AgencySystem.json(again)).isEqualTo(new tools.jackson.databind.ObjectMapper().readTree(first));
        assertThat(conflict.statusCode()).isEqualTo(409);
    }

    @Test
    void sameFhirMessageAgain_isADuplicate_butAnotherRequestWithTheSameBundleIsNot() throws Exception {
        AgencySystem hospital = gateway.agency("st-marys-hospital");
        byte[] message = AgencySystem.resource("demo/hospital.xml");
        String request = UUID.randomUUID().toString();
        String[] headers = {"X-Request-ID", request, "Accept", "application/fhir+json"};
        hospital.post("/fhir/$process-message", "application/fhir+xml", message, headers);

        HttpResponse<byte[]> again = hospital.post("/fhir/$process-message", "application/fhir+xml", message, headers);
        HttpResponse<byte[]> sameBundle = hospital.post(
                "/fhir/$process-message",
                "application/fhir+xml",
                message,
                "X-Request-ID",
                UUID.randomUUID().toString());

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(AgencySystem.json(again).at("/issue/0/code").asString()).isEqualTo("duplicate");
        assertThat(AgencySystem.json(again).at("/issue/0/details/coding/0/code").asString())
                .isEqualTo("REC_CONFLICT");
        assertThat(sameBundle.statusCode()).isEqualTo(202);
    }

    @Test
    void anotherAgencysDisclosure_doesNotExist() throws Exception {
        AgencySystem school = gateway.agency("oakfield-school");
        JsonNode answer = AgencySystem.json(school.post(
                "/schools/v1/disclosures", "application/json", AgencySystem.jsonExample("school", "Private.")));
        String path = answer.at("/links/self").asString();

        AgencySystem charity = gateway.agency("haven-charity");
        assertThat(charity.get(path).statusCode()).isEqualTo(404);
        assertThat(charity.get(path + "/receipt").statusCode()).isEqualTo(404);
        assertThat(charity.get("/disclosures/v1/SC-0000-0000").body())
                .isEqualTo(charity.get(path).body());
        assertThat(charity.post("/schools/v1/disclosures", "application/json", new byte[] {'{', '}'})
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void personOfFifteen_calledAnAdult_isDecidedAsTheChildTheyAre() throws Exception {
        JsonNode child = previewOf("child");
        JsonNode adult = previewOf("adult");

        assertThat(adult.path("decisions")).isEqualTo(child.path("decisions"));
        assertThat(adult.path("handling").path("lines"))
                .isEqualTo(child.path("handling").path("lines"));
        assertThat(adult.path("findings").findValuesAsString("code")).contains("kind-and-age-differ");
        assertThat(child.path("findings").findValuesAsString("code")).doesNotContain("kind-and-age-differ");
    }

    private JsonNode previewOf(String kind) throws Exception {
        ObjectNode message = (ObjectNode)
                new ObjectMapper().readTree(AgencySystem.jsonExample("school", "A teacher was told about an image."));
        ((ObjectNode) message.at("/subjects/0")).put("kind", kind).put("dateOfBirth", "2011-03-04");
        return AgencySystem.json(gateway.agency("oakfield-school")
                .post(
                        "/schools/v1/disclosures?preview=true",
                        "application/json",
                        message.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void preview_decidesAndExplains_andLeavesNothing() throws Exception {
        AgencySystem school = gateway.agency("oakfield-school");
        JdbcTemplate database = gateway.bean(JdbcTemplate.class);
        byte[] message = AgencySystem.jsonExample("school", "Only asking.");

        HttpResponse<byte[]> response =
                school.post("/schools/v1/disclosures?preview=true", "application/json", message);

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = AgencySystem.json(response);
        assertThat(answer.path("decisions")).isNotEmpty();
        assertThat(answer.has("reference")).isFalse();
        assertThat(answer.has("receipt")).isFalse();
        // The same message can still be shared: a preview took no message id.
        assertThat(school.post("/schools/v1/disclosures", "application/json", message)
                        .statusCode())
                .isEqualTo(202);
        assertThat(database.queryForObject("show fsync", String.class)).isEqualTo("on");
        assertThat(database.queryForObject("show synchronous_commit", String.class))
                .isEqualTo("on");
    }

    private static Opened opened(String agency, JsonNode answer) {
        String reference = answer.path("reference").asString();
        return gateway.bean(StandIns.class).opened(agency).stream()
                .filter(opened -> opened.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode awaitDelivered(AgencySystem sharer, JsonNode answer) {
        return awaitDelivered(sharer, answer.at("/links/self").asString());
    }

    private static JsonNode awaitDelivered(AgencySystem sharer, String path) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> sharer.getJson(path),
                        disclosure -> disclosure.path("status").asString().equals("delivered"));
    }

    private static List<String> events(JsonNode disclosure) {
        return StreamSupport.stream(disclosure.path("timeline").spliterator(), false)
                .map(entry -> entry.path("event").asString())
                .toList();
    }
}
