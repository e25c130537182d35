package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the rules refer, in a partnership of which the own rulebook asks for two approvers where others are at risk. */
@ExtendWith(Shared.class)
abstract class ReviewJourney {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String NARRATIVE = "He asked us not to tell, canary-4711.";

    static RunningGateway gateway;

    static AgencySystem school;
    static AgencySystem lead;
    static AgencySystem reviewer;
    static AgencySystem second;

    @BeforeAll
    static void start(TwoApprovers approvers) throws Exception {
        gateway = approvers.gateway();
        school = gateway.agency("oakfield-school");
        lead = gateway.agency("safeguarding-lead");
        reviewer = gateway.agency("reviewer");
        second = gateway.agency("second-reviewer");
    }

    static String referred(AgencySystem sharer, String othersAtRisk) throws Exception {
        return referred(sharer, othersAtRisk, "care-act-2014-s42");
    }

    static String referred(AgencySystem sharer, String othersAtRisk, String law) throws Exception {
        return referred(sharer, othersAtRisk, body -> body.put("gateway", law));
    }

    static String referred(AgencySystem sharer, String othersAtRisk, Consumer<ObjectNode> otherwise) throws Exception {
        ObjectNode body = (ObjectNode) JSON.readTree(AgencySystem.jsonExample("school", NARRATIVE));
        adultWhoRefused(body, othersAtRisk);
        otherwise.accept(body);
        HttpResponse<byte[]> response =
                sharer.post("/schools/v1/disclosures", "application/json", JSON.writeValueAsBytes(body));
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        JsonNode answer = AgencySystem.json(response);
        assertThat(answer.path("status").asString()).isEqualTo("referred");
        return answer.path("reference").asString();
    }

    static void adultWhoRefused(ObjectNode body, String othersAtRisk) {
        while (body.path("subjects").size() > 1) {
            ((ArrayNode) body.path("subjects")).remove(1);
        }
        ObjectNode subject = (ObjectNode) body.at("/subjects/0");
        subject.put("kind", "adult").put("dateOfBirth", "1990-01-02");
        subject.remove("upn");
        ((ObjectNode) subject.path("address")).put("doNotDisclose", true);
        ((ObjectNode) body.path("concern")).putArray("categories").add("neglect");
        body.put("othersAtRisk", othersAtRisk);
        body.putObject("consent").put("state", "refused").put("by", "subject").put("inform", "told");
        body.putArray("purposes").add("protect-adult");
        body.put("gateway", "care-act-2014-s42");
    }

    static HttpResponse<byte[]> decide(AgencySystem by, String reference, String decision) throws Exception {
        return post(by, reference, "{\"decision\": \"" + decision + "\", \"reason\": \"Weighed.\"}");
    }

    static HttpResponse<byte[]> post(AgencySystem by, String reference, String body) throws Exception {
        return by.post(
                "/reviews/v1/" + reference + "/decision", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode awaitStatus(String reference, String status) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> school.getJson("/disclosures/v1/" + reference),
                        disclosure -> disclosure.path("status").asString().equals(status));
    }

    static long deliveries(String reference) {
        return gateway.bean(JdbcTemplate.class)
                .queryForObject("select count(*) from delivery where reference = ?", Long.class, reference);
    }

    static List<String> references(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(review -> review.path("reference").asString())
                .toList();
    }

    static List<String> events(JsonNode disclosure) {
        return StreamSupport.stream(disclosure.path("timeline").spliterator(), false)
                .map(entry -> entry.path("event").asString())
                .toList();
    }
}
