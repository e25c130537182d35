package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.BrowserSession;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A partnership of which the own rulebook asks for two approvers where others are at risk. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(Shared.class)
abstract class OversightJourney {

    @TempDir
    static Path folder;

    @AutoClose
    static RunningGateway gateway;

    static BrowserSession browser;
    static AgencySystem school;
    static JdbcTemplate database;

    /** From nothing in each class: what the pages say when there is nothing yet is a part of the story. */
    @BeforeAll
    static void start(BrowserSession windows) throws Exception {
        browser = windows;
        gateway = RunningGateway.start(folder, TwoApprovers.settings(folder));
        school = gateway.agency("oakfield-school");
        database = gateway.bean(JdbcTemplate.class);
    }

    /** An adult who can decide and has refused: a person must weigh it. */
    static String referred(String narrative, String othersAtRisk) throws Exception {
        ObjectNode body = (ObjectNode) new ObjectMapper().readTree(AgencySystem.jsonExample("school", narrative));
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
        return sent(body, "referred");
    }

    static String shared() throws Exception {
        return sent(
                (ObjectNode) new ObjectMapper().readTree(AgencySystem.jsonExample("school", "They told us.")),
                "accepted");
    }

    static String sent(ObjectNode body, String status) throws Exception {
        HttpResponse<byte[]> answer = school.post(
                "/schools/v1/disclosures", "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        assertThat(AgencySystem.json(answer).path("status").asString()).isEqualTo(status);
        return AgencySystem.json(answer).path("reference").asString();
    }

    static long events(String reference, String event) {
        return database.queryForObject(
                "select count(*) from evidence_record where reference = ? and event = ?", Long.class, reference, event);
    }

    static long deliveries(String reference) {
        return database.queryForObject("select count(*) from delivery where reference = ?", Long.class, reference);
    }
}
