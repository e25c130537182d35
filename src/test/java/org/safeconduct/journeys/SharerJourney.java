package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.standin.StandIns;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.safeconduct.support.SpecialGateway;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sharers, recipients and their e-mail. */
@ExtendWith(Shared.class)
abstract class SharerJourney {

    static final ObjectMapper JSON = new ObjectMapper();

    /** Sends its e-mail to a server of the test. */
    static final class Post extends SpecialGateway {

        private final GreenMail mail;

        Post() {
            this(started());
        }

        private Post(GreenMail mail) {
            super(folder -> Map.of(
                    "safeconduct.challenge.check-every", "200ms",
                    "spring.mail.host", "127.0.0.1",
                    "spring.mail.port", mail.getSmtp().getPort()));
            this.mail = mail;
        }

        private static GreenMail started() {
            GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
            mail.start();
            return mail;
        }

        @Override
        public void close() throws IOException {
            super.close();
            mail.stop();
        }
    }

    static RunningGateway gateway;
    static AgencySystem school;
    static AgencySystem lead;
    static AgencySystem hospital;
    static AgencySystem police;
    static GreenMail mail;
    static JdbcTemplate database;

    @BeforeAll
    static void start(Post post) throws Exception {
        mail = post.mail;
        gateway = post.gateway();
        school = gateway.agency("oakfield-school");
        lead = gateway.agency("safeguarding-lead");
        hospital = gateway.agency("st-marys-hospital");
        police = gateway.agency("county-police");
        database = gateway.bean(JdbcTemplate.class);
    }

    String lastFocus = "";

    /** The hospital's example, under another ServiceRequest. */
    String message(String focus, String reason, String status) throws Exception {
        lastFocus = focus;
        return new String(AgencySystem.resource("demo/hospital.xml"), StandardCharsets.UTF_8)
                .replace("5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e02", focus)
                .replaceFirst("<code value=\"new\"/>", "<code value=\"" + reason + "\"/>")
                .replaceFirst("<status value=\"active\"/>\\s*<intent", "<status value=\"" + status + "\"/><intent");
    }

    static String health(String message, int status) throws Exception {
        HttpResponse<byte[]> answer = hospital.post(
                "/fhir/$process-message",
                "application/fhir+xml",
                message.getBytes(StandardCharsets.UTF_8),
                "X-Request-ID",
                UUID.randomUUID().toString(),
                "Accept",
                "application/fhir+json");
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
        return AgencySystem.json(answer)
                .at("/entry/1/resource/identifier/0/value")
                .asString();
    }

    static String delivered() throws Exception {
        String reference = AgencySystem.json(school.post(
                        "/schools/v1/disclosures", "application/json", AgencySystem.jsonExample("school", "It began.")))
                .path("reference")
                .asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> view(school, reference).path("status").asString().equals("delivered"));
        return reference;
    }

    /** An adult who can decide and has refused: a person must decide. */
    static ObjectNode refused() throws Exception {
        ObjectNode body = (ObjectNode) JSON.readTree(AgencySystem.jsonExample("school", "More about it."));
        ObjectNode subject = (ObjectNode) body.at("/subjects/0");
        subject.put("kind", "adult").put("dateOfBirth", "1990-01-02");
        subject.remove("upn");
        ((ObjectNode) body.path("concern")).putArray("categories").add("neglect");
        body.putObject("consent").put("state", "refused").put("by", "subject").put("inform", "told");
        body.putArray("purposes").add("protect-adult");
        body.put("gateway", "care-act-2014-s42");
        return body;
    }

    static HttpResponse<byte[]> update(AgencySystem sharer, String reference, String kind, String answers)
            throws Exception {
        ObjectNode form = (ObjectNode) JSON.readTree(AgencySystem.jsonExample("school", "More about it."));
        ObjectNode body = JSON.createObjectNode().put("kind", kind);
        body.set("messageId", form.remove("messageId"));
        if (!answers.isEmpty()) {
            body.put("answers", answers);
        }
        body.set("disclosure", form);
        return act(sharer, reference, "updates", body.toString());
    }

    static String ask(String reference, String members) throws Exception {
        HttpResponse<byte[]> asked = post(police, "/police/v1/questions", question(reference, members));
        assertThat(asked.statusCode()).as(text(asked)).isEqualTo(202);
        return AgencySystem.json(asked).path("question").asString();
    }

    static String question(String reference, String members) {
        return "{\"questionId\": \"Q " + reference + "\", \"reference\": \"" + reference
                + "\", \"question\": \"Who else lives there?\", " + members + "}";
    }

    static HttpResponse<byte[]> act(AgencySystem by, String reference, String act, String body) throws Exception {
        return post(by, "/disclosures/v1/" + reference + "/" + act, body);
    }

    static HttpResponse<byte[]> post(AgencySystem by, String path, String body) throws Exception {
        return by.post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode view(AgencySystem by, String reference) throws Exception {
        return by.getJson("/disclosures/v1/" + reference);
    }

    static List<JsonNode> events(String reference, String event) throws Exception {
        return StreamSupport.stream(view(school, reference).path("timeline").spliterator(), false)
                .filter(entry -> entry.path("event").asString().equals(event))
                .toList();
    }

    static List<JsonNode> opened(String agency, String reference) {
        return gateway.bean(StandIns.class).opened(agency).stream()
                .filter(opened -> opened.reference().equals(reference))
                .map(opened -> opened.content())
                .toList();
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
