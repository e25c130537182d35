package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.BrowserSession;
import org.safeconduct.support.Reasons;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.safeconduct.support.SpecialGateway;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Those who receive: the MASH here has no system, so that its inbox is the gateway's;
 *
 * /** Those who receive: the MASH here has no system, so that its inbox is the gateway's; the police have one, and read on pages
 * besides. */
@ExtendWith(Shared.class)
abstract class DeskJourney {

    /** The MASH has no system, so that its inbox is the gateway's. */
    static final class Desk extends SpecialGateway {
        Desk() {
            super(folder -> {
                String register =
                        new String(AgencySystem.resource("agencies/development.yaml"), StandardCharsets.UTF_8);
                String mash = "https://localhost:${safeconduct.standin.mash-port:9442}/envelopes";
                assertThat(register).contains(mash);
                Path own = folder.resolve("agencies.yaml");
                Files.writeString(own, register.replace(mash, "desk:inbox"));
                return Map.of("safeconduct.agencies", own.toUri());
            });
        }
    }

    static RunningGateway gateway;

    static BrowserSession browser;
    static AgencySystem charity;
    static AgencySystem mash;
    static AgencySystem police;

    @BeforeAll
    static void start(BrowserSession windows, Desk desk) throws Exception {
        browser = windows;
        gateway = desk.gateway();
        charity = gateway.agency("haven-charity");
        mash = gateway.agency("county-mash");
        police = gateway.agency("county-police");
    }

    /** To the top of the list, whatever else other journeys left there. */
    static void first(String reference) {
        gateway.bean(JdbcTemplate.class)
                .update("update inbox_case set due_at = now() - interval '30 days' where reference = ?", reference);
    }

    static void answer(String reference, String question) throws Exception {
        ObjectNode form = (ObjectNode)
                new ObjectMapper().readTree(AgencySystem.jsonExample("charity", "Nobody else lives there."));
        ObjectNode body = form.objectNode().put("kind", "add-information").put("answers", question);
        body.set("messageId", form.remove("messageId"));
        body.set("disclosure", form);
        HttpResponse<byte[]> answered = charity.post(
                "/disclosures/v1/" + reference + "/updates",
                "application/json",
                body.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answered.statusCode())
                .as(new String(answered.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
    }

    static void decide(String reference, String id, String disposition) throws Exception {
        HttpResponse<byte[]> decided = mash.post("/mash/v1/decisions", "application/json", """
                {"decisionId": "%s", "reference": "%s", "decidedAt": "%s", "disposition": "%s",
                 "decidedBy": {"role": "social-worker"}%s}""".formatted(
                        reference + id, reference, Clock.systemUTC().instant(), disposition, Reasons.where(disposition))
                .getBytes(StandardCharsets.UTF_8));
        assertThat(decided.statusCode()).isEqualTo(200);
    }

    interface Change {
        void to(ObjectNode body);
    }

    static String sent(Change change) throws Exception {
        ObjectNode body =
                (ObjectNode) new ObjectMapper().readTree(AgencySystem.jsonExample("charity", "They told us."));
        change.to(body);
        HttpResponse<byte[]> sent = charity.post(
                "/third-sector/v1/disclosures",
                "application/json",
                body.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(sent.statusCode())
                .as(new String(sent.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        return AgencySystem.json(sent).path("reference").asString();
    }

    static String delivered(String narrative) throws Exception {
        String reference = sent(body -> ((ObjectNode) body.path("concern")).put("narrative", narrative));
        await().atMost(Duration.ofSeconds(30)).until(() -> status(reference).equals("delivered"));
        return reference;
    }

    static String status(String reference) throws Exception {
        return charity.getJson("/disclosures/v1/" + reference).path("status").asString();
    }

    static JsonNode listed(String reference) throws Exception {
        JsonNode cases = mash.getJson("/mash/v1/inbox?reference=" + reference).path("cases");
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    static JsonNode decisions(String reference) throws Exception {
        return charity.getJson("/disclosures/v1/" + reference).path("handlingDecisions");
    }

    static String meaning(String recipient, String code) {
        return gateway.bean(DispositionCatalogue.class)
                .find(Code.read(Recipient.class, recipient).orElseThrow(), code)
                .orElseThrow()
                .meaning();
    }

    static List<String> records(String reference, String event) {
        return gateway.bean(JdbcTemplate.class)
                .queryForList(
                        "select record from evidence_record where reference = ? and event = ?",
                        String.class,
                        reference,
                        event);
    }

    static long looks(String reference, String part) {
        return records(reference, "viewed").stream()
                .filter(record -> record.contains("\"lookedAt\":\"" + part + "\""))
                .count();
    }
}
