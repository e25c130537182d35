package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.standin.StandIns;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** What sharers do with a case after sharing it, and what recipients ask of them. */
class SharerJourneyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORDS = "CANARY-77aa01-we-disagree";

    @TempDir
    static Path folder;

    static RunningGateway gateway;
    static AgencySystem school;
    static AgencySystem lead;
    static AgencySystem hospital;
    static AgencySystem police;
    static GreenMail mail;
    static JdbcTemplate database;

    @BeforeAll
    static void start() throws Exception {
        mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        gateway = RunningGateway.start(
                folder,
                Map.of(
                        "safeconduct.challenge.check-every", "200ms",
                        "spring.mail.host", "127.0.0.1",
                        "spring.mail.port", mail.getSmtp().getPort()));
        school = gateway.agency("oakfield-school");
        lead = gateway.agency("safeguarding-lead");
        hospital = gateway.agency("st-marys-hospital");
        police = gateway.agency("county-police");
        database = gateway.bean(JdbcTemplate.class);
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        mail.stop();
    }

    @Test
    void withdrawalAfterDelivery_tellsWhoeverHasReadIt_andNeverUnrecordsACrime() throws Exception {
        String reference = delivered();
        String withdrawal = "{\"messageId\": \"w-1\", \"reason\": \"sent-in-error\", \"words\": \"" + WORDS + "\"}";

        JsonNode answer = AgencySystem.json(act(school, reference, "withdrawal", withdrawal));

        assertThat(answer.path("status").asString()).isEqualTo("withdrawn");
        assertThat(texts(answer.path("told"))).containsExactly("county-mash", "county-police");
        assertThat(answer.path("recording").asString()).contains("does not un-record a crime");
        JsonNode read = awaitOpened("county-police", reference, "withdrawal");
        assertThat(read.at("/said/words").asString()).isEqualTo(WORDS);
        assertThat(read.has("disclosure")).isFalse();
        assertThat(AgencySystem.json(act(school, reference, "withdrawal", withdrawal)))
                .isEqualTo(answer);
        assertThat(act(school, reference, "withdrawal", "{\"messageId\": \"w-2\", \"reason\": \"other\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(update(school, reference, "add-information", "").statusCode())
                .isEqualTo(409);
        assertThat(act(hospital, reference, "withdrawal", withdrawal).statusCode())
                .isEqualTo(404);
        // The notice is delivered like anything else, and the case stays withdrawn.
        await().until(() -> events(reference, "delivered").size() == 4);
        assertThat(view(school, reference).path("status").asString()).isEqualTo("withdrawn");
        assertThat(events(reference, "withdrawn")).hasSize(1);
    }

    @Test
    void withdrawalOfWhatWaitsForAReviewer_stopsItForGood() throws Exception {
        String reference = AgencySystem.json(
                        school.post("/schools/v1/disclosures", "application/json", JSON.writeValueAsBytes(refused())))
                .path("reference")
                .asString();

        JsonNode answer = AgencySystem.json(
                act(school, reference, "withdrawal", "{\"messageId\": \"w-3\", \"reason\": \"consent-withdrawn\"}"));

        assertThat(answer.path("told")).isEmpty();
        assertThat(answer.path("meaning").asString()).startsWith("Nobody has read");
        assertThat(gateway.agency("reviewer")
                        .post("/reviews/v1/" + reference + "/decision", "application/json", """
                                {"decision": "approve", "reason": "Weighed."}""".getBytes(
                                        StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(409);
        assertThat(opened("county-police", reference)).isEmpty();
    }

    @Test
    void challengeGoesSealedToTheAgency_andToThePartnershipWhenNobodyAnswers() throws Exception {
        String reference = delivered();

        HttpResponse<byte[]> taken = act(school, reference, "challenge", """
                {"messageId": "c-1", "to": "police", "about": "recording", "words": "%s"}""".formatted(WORDS));

        assertThat(taken.statusCode()).as(text(taken)).isEqualTo(202);
        assertThat(awaitOpened("county-police", reference, "challenge")
                        .at("/said/words")
                        .asString())
                .isEqualTo(WORDS);
        await().until(() -> mails("child-abuse-team@county-police.example", reference) == 1);
        await().until(() -> mails("escalation@partnership.example", reference) == 1);
        assertThat(view(school, reference).at("/challenges/0/state").asString()).isEqualTo("running");

        database.update("update challenge set due_at = challenged_at where reference = ?", reference);

        await().until(() -> events(reference, "challenge-overdue").size() == 1);
        await().until(() -> mails("escalation@partnership.example", reference) == 2);
        assertThat(view(school, reference).at("/challenges/0/state").asString()).isEqualTo("escalated");
        assertThat(Arrays.stream(mail.getReceivedMessages()).map(GreenMailUtil::getWholeMessage))
                .noneMatch(message -> message.contains(WORDS) || message.contains("challenge"));
    }

    @Test
    void challengeToWhoeverGotNothing_isRefusedAtItsPlace() throws Exception {
        String reference = AgencySystem.json(
                        school.post("/schools/v1/disclosures", "application/json", JSON.writeValueAsBytes(refused())))
                .path("reference")
                .asString();

        HttpResponse<byte[]> refused = act(school, reference, "challenge", """
                {"messageId": "c-2", "to": "mash", "about": "delay", "words": "Nothing yet."}""");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(AgencySystem.json(refused).path("pointer").asString()).isEqualTo("/to");
    }

    @Test
    void newsIsAskedOfWhoeverHasTheCase() throws Exception {
        String reference = delivered();

        JsonNode answer = AgencySystem.json(
                act(school, reference, "updates", "{\"messageId\": \"n-1\", \"kind\": \"ask-for-news\"}"));

        assertThat(texts(answer.path("asked"))).containsExactlyInAnyOrder("police", "mash");
        awaitOpened("county-mash", reference, "ask-for-news");
    }

    @Test
    void questionIsAnswered_byAPartOfTheCaseThatRunsThroughConsentAndPurpose() throws Exception {
        String reference = delivered();
        String question = ask(reference, "\"about\": \"this-case\"");
        JsonNode asked = view(school, reference).path("questions").get(0);
        assertThat(asked.path("id").asString()).isEqualTo(question);
        assertThat(asked.path("question").asString()).isEqualTo("Who else lives there?");
        assertThat(ask(reference, "\"about\": \"this-case\"")).isEqualTo(question);

        HttpResponse<byte[]> wrong =
                update(school, reference, "add-information", UUID.randomUUID().toString());
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(AgencySystem.json(wrong).path("pointer").asString()).isEqualTo("/answers");
        HttpResponse<byte[]> given = update(school, reference, "add-information", question);

        assertThat(given.statusCode()).as(text(given)).isEqualTo(202);
        JsonNode answer = AgencySystem.json(given);
        String part = answer.path("reference").asString();
        assertThat(answer.path("status").asString()).isEqualTo("accepted");
        assertThat(answer.at("/decisions/0/gates").isObject()).isTrue();
        JsonNode read = await().until(() -> opened("county-police", part), list -> !list.isEmpty())
                .getFirst();
        assertThat(read.at("/partOf/reference").asString()).isEqualTo(reference);
        assertThat(read.at("/partOf/answers").asString()).isEqualTo(question);
        assertThat(read.at("/disclosure/concern/narrative").asString()).isEqualTo("More about it.");
        JsonNode view = view(school, reference);
        assertThat(view.at("/questions/0/answeredBy").asString()).isEqualTo(part);
        assertThat(view.at("/updates/0/reference").asString()).isEqualTo(part);
        assertThat(view(school, part).path("partOf").asString()).isEqualTo(reference);
    }

    @Test
    void answerThatMayNotBeShared_waitsForAReviewerLikeAFirstDisclosure() throws Exception {
        String reference = delivered();
        ObjectNode form = refused();
        form.remove("messageId");
        ObjectNode body = JSON.createObjectNode()
                .put("messageId", UUID.randomUUID().toString())
                .put("kind", "add-information");
        body.set("disclosure", form);

        JsonNode answer = AgencySystem.json(act(school, reference, "updates", body.toString()));

        assertThat(answer.path("status").asString()).isEqualTo("referred");
        assertThat(opened("county-police", answer.path("reference").asString())).isEmpty();
        assertThat(gateway.agency("reviewer")
                        .get("/reviews/v1/" + answer.path("reference").asString())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "about": "victim-records"                                                                      | /request/records
        "about": "victim-records", "request": {"records": ["health"]}                                  | /request/lineOfEnquiry
        "about": "victim-records", "request": {"records": ["health"], "lineOfEnquiry": "x", "reasonToBelieveHeld": "x", "necessaryAndProportionate": "x"} | /request/victimNotice
        "about": "victim-records", "request": {"records": ["counselling"], "lineOfEnquiry": "x", "reasonToBelieveHeld": "x", "necessaryAndProportionate": "x", "victimNotice": {"givenOn": "2026-11-20"}} | /request/substantialProbativeValue
        "about": "victim-records", "request": {"records": ["counselling"], "lineOfEnquiry": "x", "reasonToBelieveHeld": "x", "necessaryAndProportionate": "x", "victimNotice": {"givenOn": "2026-11-20"}, "substantialProbativeValue": "x"} | /request/seniorApproval
        "about": "other-records", "request": {"records": ["education"]}                                | /request/power
        """)
    void requestForRecordsWithoutWhatTheLawAsks_goesBackWithTheReason(String members, String pointer) throws Exception {
        String reference = delivered();

        HttpResponse<byte[]> returned = post(police, "/police/v1/questions", question(reference, members));

        assertThat(returned.statusCode()).isEqualTo(422);
        assertThat(AgencySystem.json(returned).path("type").asString()).endsWith("/request-returned");
        assertThat(AgencySystem.json(returned).path("pointer").asString()).isEqualTo(pointer);
        assertThat(view(school, reference).path("questions")).isEmpty();
        assertThat(events(reference, "request-returned")).hasSize(1);
    }

    @Test
    void requestForRecords_isAnsweredByAReviewerOnly() throws Exception {
        String reference = delivered();
        String question = ask(reference, """
                "about": "victim-records", "request": {"records": ["counselling"], "lineOfEnquiry": "x",
                "reasonToBelieveHeld": "x", "necessaryAndProportionate": "x",
                "victimNotice": {"exemption": "It would put the victim at risk."},
                "substantialProbativeValue": "x",
                "seniorApproval": {"role": "superintendent", "approvedOn": "2026-11-20"}}""");

        assertThat(texts(view(school, reference).at("/questions/0/obligations")))
                .containsExactly("caldicott", "second-approver");
        assertThat(update(school, reference, "add-information", question).statusCode())
                .isEqualTo(403);
        assertThat(update(lead, reference, "add-information", question).statusCode())
                .isEqualTo(202);
    }

    @Test
    void hospitalChangesAndWithdrawsByMessage() throws Exception {
        String reference = health(message(UUID.randomUUID().toString(), "new", "active"), 202);
        String focus = lastFocus;

        String part = health(message(focus, "update", "active"), 202);
        assertThat(part).isNotEqualTo(reference);
        assertThat(view(hospital, reference).at("/updates/0/reference").asString())
                .isEqualTo(part);
        assertThat(view(hospital, reference).at("/updates/0/kind").asString()).isEqualTo("correct");

        assertThat(health(message(focus, "update", "entered-in-error"), 202)).isEqualTo(reference);
        assertThat(view(hospital, reference).path("status").asString()).isEqualTo("withdrawn");
        assertThat(view(hospital, part).path("status").asString()).isEqualTo("withdrawn");
    }

    @Test
    void messageThatMayMeanTwoCases_changesNeither() throws Exception {
        String focus = UUID.randomUUID().toString();
        String first = health(message(focus, "new", "active"), 202);
        String second = health(message(focus, "new", "active"), 202);

        health(message(focus, "update", "revoked"), 409);
        assertThat(view(hospital, second).path("status").asString()).isNotEqualTo("withdrawn");
        health(message(UUID.randomUUID().toString(), "update", "revoked"), 404);
        String named = message(focus, "update", "revoked")
                .replace("<intent value=\"plan\"/>", "<intent value=\"plan\"/>")
                .replaceFirst(
                        "<status value=\"revoked\"/>",
                        "<identifier><system value=\"https://safeconduct.org/fhir/Id/disclosure-reference\"/><value value=\""
                                + second + "\"/></identifier><status value=\"revoked\"/>");

        assertThat(health(named, 202)).isEqualTo(second);
        assertThat(view(hospital, first).path("status").asString()).isNotEqualTo("withdrawn");
    }

    private String lastFocus = "";

    /** The hospital's example, under another ServiceRequest. */
    private String message(String focus, String reason, String status) throws Exception {
        lastFocus = focus;
        return new String(AgencySystem.resource("demo/hospital.xml"), StandardCharsets.UTF_8)
                .replace("5b1c7d52-0d0a-4c0e-8f0b-6b7a0c1d2e02", focus)
                .replaceFirst("<code value=\"new\"/>", "<code value=\"" + reason + "\"/>")
                .replaceFirst("<status value=\"active\"/>\\s*<intent", "<status value=\"" + status + "\"/><intent");
    }

    private static String health(String message, int status) throws Exception {
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

    private static String delivered() throws Exception {
        String reference = AgencySystem.json(school.post(
                        "/schools/v1/disclosures", "application/json", AgencySystem.jsonExample("school", "It began.")))
                .path("reference")
                .asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> view(school, reference).path("status").asString().equals("delivered"));
        return reference;
    }

    /** An adult who can decide and has refused: a person must decide. */
    private static ObjectNode refused() throws Exception {
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

    private static HttpResponse<byte[]> update(AgencySystem sharer, String reference, String kind, String answers)
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

    private static String ask(String reference, String members) throws Exception {
        HttpResponse<byte[]> asked = post(police, "/police/v1/questions", question(reference, members));
        assertThat(asked.statusCode()).as(text(asked)).isEqualTo(202);
        return AgencySystem.json(asked).path("question").asString();
    }

    private static String question(String reference, String members) {
        return "{\"questionId\": \"Q " + reference + "\", \"reference\": \"" + reference
                + "\", \"question\": \"Who else lives there?\", " + members + "}";
    }

    private static HttpResponse<byte[]> act(AgencySystem by, String reference, String act, String body)
            throws Exception {
        return post(by, "/disclosures/v1/" + reference + "/" + act, body);
    }

    private static HttpResponse<byte[]> post(AgencySystem by, String path, String body) throws Exception {
        return by.post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode view(AgencySystem by, String reference) throws Exception {
        return by.getJson("/disclosures/v1/" + reference);
    }

    private static List<JsonNode> events(String reference, String event) throws Exception {
        return StreamSupport.stream(view(school, reference).path("timeline").spliterator(), false)
                .filter(entry -> entry.path("event").asString().equals(event))
                .toList();
    }

    private static List<JsonNode> opened(String agency, String reference) {
        return gateway.bean(StandIns.class).opened(agency).stream()
                .filter(opened -> opened.reference().equals(reference))
                .map(opened -> opened.content())
                .toList();
    }

    private static JsonNode awaitOpened(String agency, String reference, String notice) {
        return await().until(
                        () -> opened(agency, reference).stream()
                                .filter(content ->
                                        content.path("notice").asString().equals(notice))
                                .toList(),
                        list -> !list.isEmpty())
                .getFirst();
    }

    private static long mails(String address, String reference) {
        return Arrays.stream(mail.getReceivedMessages())
                .map(GreenMailUtil::getWholeMessage)
                .filter(message -> message.contains("To: " + address) && message.contains(reference))
                .count();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
