package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.CaseChanged.Audience;
import org.safeconduct.exchange.CaseChanged.Change;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.MovedClock;
import org.safeconduct.support.Reasons;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.safeconduct.support.SpecialGateway;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is due in a case: done in time, done late, never done;
 *
 * /** A gateway of which the test sets the clock. */
@ExtendWith(Shared.class)
abstract class ClockJourney {

    static final ObjectMapper JSON = new ObjectMapper();
    static final AgencyId MASH = new AgencyId("county-mash");
    static final String AFTER_POLICE = "discussion-after-police";

    static final class Clocks extends SpecialGateway {
        private static final MovedClock CLOCK = new MovedClock();

        Clocks() {
            super(folder -> Map.of("safeconduct.clocks.check-every", "100ms"), CLOCK);
        }
    }

    static RunningGateway gateway;

    static MovedClock clock;
    static AgencySystem school;
    static AgencySystem police;
    static AgencySystem mash;
    static JdbcTemplate database;
    static List<CaseChanged> news;

    @BeforeAll
    static void start(Clocks clocks) throws Exception {
        clock = Clocks.CLOCK;
        gateway = clocks.gateway();
        school = gateway.agency("oakfield-school");
        police = gateway.agency("county-police");
        mash = gateway.agency("county-mash");
        database = gateway.bean(JdbcTemplate.class);
        news = gateway.heard(CaseChanged.class);
    }

    static ObjectNode informing(String inform) throws Exception {
        ObjectNode message = (ObjectNode) JSON.readTree(AgencySystem.jsonExample("school", "She told a teacher."));
        message.put("harm", "significant");
        message.putObject("consent")
                .put("state", "not-sought-risk")
                .put("inform", inform)
                .put("reason", "risk-to-child");
        return message;
    }

    static void add(String reference, String inform) throws Exception {
        ObjectNode form = informing(inform);
        form.remove("messageId");
        ObjectNode body = JSON.createObjectNode()
                .put("messageId", UUID.randomUUID().toString())
                .put("kind", "add-information");
        body.set("disclosure", form);
        HttpResponse<byte[]> answer = school.post(
                "/disclosures/v1/" + reference + "/updates", "application/json", JSON.writeValueAsBytes(body));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        assertThat(AgencySystem.json(answer).path("status").asString()).isEqualTo("accepted");
    }

    static String shared() throws Exception {
        return shared(school);
    }

    static String shared(AgencySystem by) throws Exception {
        return shared(by, JSON.readTree(AgencySystem.jsonExample("school", "They told a teacher.")));
    }

    static String shared(AgencySystem by, JsonNode message) throws Exception {
        HttpResponse<byte[]> answer =
                by.post("/schools/v1/disclosures", "application/json", JSON.writeValueAsBytes(message));
        assertThat(answer.statusCode()).isEqualTo(202);
        return AgencySystem.json(answer).path("reference").asString();
    }

    static void decide(String recipient, String reference, String disposition, String role, String more)
            throws Exception {
        HttpResponse<byte[]> answer = send(reference, new String[] {
            recipient, disposition, role, Clock.systemUTC().instant().toString(), more
        });
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
    }

    static HttpResponse<byte[]> send(String reference, String[] decision) throws Exception {
        AgencySystem by = decision[0].equals("police") ? police : mash;
        String body = """
                {"decisionId": "%s", "reference": "%s", "decidedAt": "%s", "disposition": "%s",
                 "decidedBy": {"role": "%s"}%s}""".formatted(
                        reference + decision[1],
                        reference,
                        decision[3],
                        decision[1],
                        decision[2],
                        decision[4] + Reasons.where(decision[1], decision[4]));
        return by.post("/" + decision[0] + "/v1/decisions", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static String today() {
        return LocalDate.now(ZoneId.of("Europe/London")).toString();
    }

    static JsonNode clock(String reference, String kind) throws Exception {
        return clock(school.getJson("/disclosures/v1/" + reference), kind).orElseThrow();
    }

    static Optional<JsonNode> clock(JsonNode disclosure, String kind) {
        return disclosure
                .path("clocks")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals(kind))
                .findFirst();
    }

    /** Which clocks there are and how they stand; their times differ from case to case. */
    static List<String> clocks(String reference) throws Exception {
        return school.getJson("/disclosures/v1/" + reference)
                .path("clocks")
                .valueStream()
                .map(each ->
                        each.path("kind").asString() + " " + each.path("state").asString() + " "
                                + each.path("metAt").asString())
                .sorted()
                .toList();
    }

    static List<JsonNode> evidence(String reference, String event) throws Exception {
        return school.getJson("/disclosures/v1/" + reference)
                .path("timeline")
                .valueStream()
                .filter(record -> record.path("event").asString().equals(event))
                .toList();
    }

    static List<Change> told(String reference) {
        return news.stream()
                .filter(changed -> changed.reference().value().equals(reference))
                .map(CaseChanged::change)
                .toList();
    }

    static List<Audience> audiences(String reference, Change change) {
        return news.stream()
                .filter(changed -> changed.reference().value().equals(reference) && changed.change() == change)
                .map(CaseChanged::audience)
                .toList();
    }
}
