package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.sealing.opening.AgencyKeys;
import org.safeconduct.standin.Opened;
import org.safeconduct.standin.StandIns;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A disclosure that the rules refer, from the sharer to the reviewer and on its way or to its end. */
class ReviewJourneyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NARRATIVE = "He asked us not to tell, canary-4711.";

    @TempDir
    static Path folder;

    @AutoClose
    static RunningGateway gateway;

    static AgencySystem school;
    static AgencySystem lead;
    static AgencySystem reviewer;
    static AgencySystem second;

    /** The partnership's own rulebook: where others are at risk, two must approve. */
    @BeforeAll
    static void start() throws Exception {
        Path rulebook = Files.createDirectories(folder.resolve("rulebook"));
        String table = new String(AgencySystem.resource("rulebook/sharing.dmn"), StandardCharsets.UTF_8);
        String row = "<outputEntry id=\"SH-13.obligations\"><text>[";
        assertThat(table).contains(row);
        Files.writeString(rulebook.resolve("sharing.dmn"), table.replace(row, row + "\"second-approver\", "));
        Files.writeString(rulebook.resolve("rulebook.yaml"), "version: \"two-approvers-1\"\n");
        gateway = RunningGateway.start(
                folder, Map.of("safeconduct.rulebook", rulebook, "safeconduct.review.check-every", "200ms"));
        school = gateway.agency("oakfield-school");
        lead = gateway.agency("safeguarding-lead");
        reviewer = gateway.agency("reviewer");
        second = gateway.agency("second-reviewer");
    }

    @Test
    void approved_goesToItsRecipients_andTheSharerSeesIt() throws Exception {
        String reference = referred(school, "no");
        assertThat(references(AgencySystem.json(reviewer.get("/reviews/v1")))).contains(reference);
        JsonNode opened = reviewer.getJson("/reviews/v1/" + reference);
        assertThat(opened.at("/facts/consent/state").asString()).isEqualTo("refused");
        assertThat(opened.at("/decisions/0/effect").asString()).isEqualTo("refer");
        assertThat(opened.at("/decisions/0/gates/confidence/result").isString()).isTrue();
        assertThat(opened.at("/decisions/0/reasons/0/text").asString()).isNotBlank();
        assertThat(opened.path("ifApproved")).hasSize(2);
        assertThat(opened.path("envelope").asString()).isNotBlank();
        assertThat(opened.toString()).doesNotContain("canary").doesNotContain("Whitmore");

        HttpResponse<byte[]> decided = decide(reviewer, reference, "approve");

        assertThat(decided.statusCode()).isEqualTo(200);
        assertThat(AgencySystem.json(decided).path("state").asString()).isEqualTo("approved");
        JsonNode disclosure = awaitStatus(reference, "delivered");
        assertThat(events(disclosure))
                .contains("review-waiting", "review-opened", "review-approved", "sealed", "delivered");
        assertThat(disclosure.path("timeline").toString()).doesNotContain("canary");
        assertThat(received("county-police", reference)
                        .content()
                        .at("/disclosure/concern/narrative")
                        .asString())
                .isEqualTo(NARRATIVE);
        assertThat(received("county-mash", reference).content().path("use").asString())
                .isEqualTo("act");
        assertThat(references(AgencySystem.json(reviewer.get("/reviews/v1")))).doesNotContain(reference);
    }

    @Test
    void approvedLess_goesWithoutWhatTheReviewerLeavesOut() throws Exception {
        String reference = referred(school, "no");

        HttpResponse<byte[]> decided = post(
                reviewer,
                reference,
                "{\"decision\": \"approve-less\", \"leaveOut\": [\"do-not-disclose-address\"], \"reason\": \"Not needed, canary.\"}");

        assertThat(decided.statusCode()).isEqualTo(200);
        JsonNode disclosure = awaitStatus(reference, "delivered");
        String content = received("county-police", reference).content().toString();
        assertThat(content).doesNotContain("17 Example Road").contains("do-not-disclose-address");
        assertThat(disclosure.path("timeline").toString())
                .contains("do-not-disclose-address")
                .doesNotContain("canary");
    }

    @Test
    void agencyWithoutReviewers_isDecidedByThePartnerships_whoCanOpenIt() throws Exception {
        ObjectNode body = (ObjectNode) JSON.readTree(AgencySystem.jsonExample("charity", NARRATIVE));
        adultWhoRefused(body, "no");
        body.set(
                "factors", JSON.readTree(AgencySystem.jsonExample("school", "")).path("factors"));
        body.put("harm", "low").put("immediateDanger", false);
        AgencySystem charity = gateway.agency("haven-charity");
        JsonNode answer = AgencySystem.json(
                charity.post("/third-sector/v1/disclosures", "application/json", JSON.writeValueAsBytes(body)));
        String reference = answer.path("reference").asString();
        assertThat(answer.path("status").asString()).isEqualTo("referred");
        AgencySystem governance = gateway.agency("governance-reviewer");

        JsonNode opened = governance.getJson("/reviews/v1/" + reference);

        assertThat(opened.path("overdue").asBoolean()).isFalse();
        byte[] envelope = Base64.getDecoder().decode(opened.path("envelope").asString());
        byte[] content = gateway.bean(AgencyKeys.class)
                .opener(new AgencyId("partnership-governance"))
                .open(envelope);
        assertThat(JSON.readTree(content).at("/disclosure/concern/narrative").asString())
                .isEqualTo(NARRATIVE);
        assertThat(reviewer.get("/reviews/v1/" + reference).statusCode()).isEqualTo(404);
        assertThat(decide(governance, reference, "approve").statusCode()).isEqualTo(200);
        assertThat(events(charity.getJson("/disclosures/v1/" + reference)))
                .contains("review-opened", "review-approved", "sealed");
    }

    @Test
    void theSharerIsToBeTold_ofTheLastDecision_andOfNoOther() throws Exception {
        List<CaseChanged> told = new CopyOnWriteArrayList<>();
        gateway.bean(ApplicationEventMulticaster.class)
                .addApplicationListener(new ApplicationListener<PayloadApplicationEvent<CaseChanged>>() {
                    @Override
                    public void onApplicationEvent(PayloadApplicationEvent<CaseChanged> event) {
                        told.add(event.getPayload());
                    }
                });
        String once = referred(school, "no");
        String twice = referred(school, "yes");

        decide(reviewer, once, "decline");
        decide(reviewer, once, "decline");
        decide(reviewer, twice, "approve");
        assertThat(reviewed(told, twice)).isEmpty();
        decide(second, twice, "approve");

        for (String reference : List.of(once, twice)) {
            assertThat(reviewed(told, reference))
                    .singleElement()
                    .extracting(CaseChanged::audience)
                    .isEqualTo(new CaseChanged.Audience.Sharer());
        }
    }

    private static List<CaseChanged> reviewed(List<CaseChanged> told, String reference) {
        return told.stream()
                .filter(change ->
                        change.reference().value().equals(reference) && change.change() == CaseChanged.Change.REVIEWED)
                .toList();
    }

    @Test
    void declined_ends_andNothingLeaves() throws Exception {
        String reference = referred(school, "no");

        assertThat(decide(reviewer, reference, "decline").statusCode()).isEqualTo(200);

        JsonNode disclosure = school.getJson("/disclosures/v1/" + reference);
        assertThat(disclosure.path("status").asString()).isEqualTo("refused");
        assertThat(events(disclosure)).contains("review-declined").doesNotContain("delivered");
        assertThat(deliveries(reference)).isZero();
        assertThat(decide(second, reference, "approve").statusCode()).isEqualTo(409);
        assertThat(deliveries(reference)).isZero();
    }

    @Test
    void secondApprover_isAnotherPerson_andMayLetOutLessButNotMore() throws Exception {
        String reference = referred(school, "yes");
        HttpResponse<byte[]> first = post(
                reviewer,
                reference,
                "{\"decision\": \"approve-less\", \"leaveOut\": [\"do-not-disclose-address\"], \"reason\": \"First.\"}");
        assertThat(AgencySystem.json(first).path("state").asString()).isEqualTo("second");
        assertThat(deliveries(reference)).isZero();

        assertThat(decide(reviewer, reference, "approve").statusCode()).isEqualTo(403);
        assertThat(deliveries(reference)).isZero();
        HttpResponse<byte[]> other = decide(second, reference, "approve");

        assertThat(AgencySystem.json(other).path("state").asString()).isEqualTo("approved");
        awaitStatus(reference, "delivered");
        assertThat(received("county-police", reference).content().toString()).doesNotContain("17 Example Road");
    }

    @Test
    void nobodyDecidesOnTheirOwn() throws Exception {
        String reference = referred(lead, "no");

        assertThat(decide(lead, reference, "approve").statusCode()).isEqualTo(403);
        assertThat(deliveries(reference)).isZero();
        assertThat(decide(reviewer, reference, "approve").statusCode()).isEqualTo(200);
    }

    @Test
    void anotherAgencysReview_doesNotExist() throws Exception {
        String reference = referred(school, "no");
        AgencySystem hospital = gateway.agency("hospital-reviewer");
        AgencySystem governance = gateway.agency("governance-reviewer");

        for (AgencySystem other : List.of(hospital, governance)) {
            assertThat(other.get("/reviews/v1/" + reference).statusCode()).isEqualTo(404);
            assertThat(decide(other, reference, "approve").statusCode()).isEqualTo(404);
            assertThat(references(AgencySystem.json(other.get("/reviews/v1")))).doesNotContain(reference);
        }
        assertThat(reviewer.get("/reviews/v1/nonsense").statusCode()).isEqualTo(404);
        assertThat(deliveries(reference)).isZero();
    }

    @Test
    void overdue_isOnRecordOnce_andThePartnershipSeesIt_withoutTheEnvelope() throws Exception {
        String reference = referred(school, "no");
        gateway.bean(JdbcTemplate.class).update("update review set due_at = opened_at where reference = ?", reference);
        AgencySystem governance = gateway.agency("governance-reviewer");

        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> references(AgencySystem.json(governance.get("/reviews/v1"))),
                        list -> list.contains(reference));

        JsonNode opened = governance.getJson("/reviews/v1/" + reference);
        assertThat(opened.path("overdue").asBoolean()).isTrue();
        assertThat(opened.has("envelope")).isFalse();
        assertThat(decide(governance, reference, "decline").statusCode()).isEqualTo(200);
        assertThat(events(school.getJson("/disclosures/v1/" + reference)))
                .containsOnlyOnce("review-overdue")
                .containsOnlyOnce("review-declined");
    }

    @Test
    void replayedDecision_hasNoFurtherEffect_andAnotherIsRefused() throws Exception {
        String reference = referred(school, "no");
        HttpResponse<byte[]> first = decide(reviewer, reference, "approve");
        awaitStatus(reference, "delivered");
        long sent = deliveries(reference);

        HttpResponse<byte[]> again = decide(reviewer, reference, "approve");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(AgencySystem.json(again)).isEqualTo(AgencySystem.json(first));
        assertThat(deliveries(reference)).isEqualTo(sent).isEqualTo(2);
        assertThat(decide(reviewer, reference, "decline").statusCode()).isEqualTo(409);
        assertThat(events(school.getJson("/disclosures/v1/" + reference))).containsOnlyOnce("review-approved");
    }

    @Test
    void ofDecisionsAtOnce_oneCounts() throws Exception {
        String reference = referred(school, "no");
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<HttpResponse<byte[]>>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(() -> decide(reviewer, reference, "approve"));
                calls.add(() -> decide(second, reference, "decline"));
            }
            for (var call : threads.invokeAll(calls)) {
                statuses.add(call.get().statusCode());
            }
        }

        // The four copies of the decision that came first are one decision; those of the other come too late.
        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(4);
        List<String> events = events(school.getJson("/disclosures/v1/" + reference));
        assertThat(events.stream().filter(event -> event.equals("review-approved") || event.equals("review-declined")))
                .hasSize(1);
        assertThat(deliveries(reference)).isEqualTo(events.contains("review-approved") ? 2 : 0);
    }

    @Test
    void malformedDecision_isRefusedWithItsPlace_andChangesNothing() throws Exception {
        String reference = referred(school, "no");

        for (String body : List.of(
                "{\"decision\": \"perhaps\", \"reason\": \"x\"}",
                "{\"decision\": \"approve\"}",
                "{\"decision\": \"approve\", \"reason\": \" \"}",
                "{\"decision\": \"approve-less\", \"reason\": \"x\"}",
                "{\"decision\": \"approve\", \"leaveOut\": [\"hiv\"], \"reason\": \"x\"}",
                "{\"decision\": \"approve-less\", \"leaveOut\": [\"nothing\"], \"reason\": \"x\"}",
                "{\"decision\": \"approve\", \"reason\": \"x\", \"toSharer\": 1}",
                "{\"decision\": \"approve\", \"reason\": \"x\", \"more\": 1}")) {
            HttpResponse<byte[]> refused = post(reviewer, reference, body);
            assertThat(refused.statusCode()).as(body).isEqualTo(422);
        }
        assertThat(events(school.getJson("/disclosures/v1/" + reference))).doesNotContain("review-approved");
        assertThat(deliveries(reference)).isZero();
    }

    @Test
    void aLawThatCannotApply_isRefusedWithItsPlace_andOneThatCanIsTaken() throws Exception {
        String reference = referred(school, "no", "care-act-2014-s45");
        assertThat(reviewer.getJson("/reviews/v1/" + reference).path("laws").toString())
                .contains("care-act-2014-s42", "common-law-public-interest")
                .doesNotContain("care-act-2014-s45", "sswba", "children-act", "consent");

        for (String law : List.of("", ", \"legalBasis\": \"sswba-2014-s130\"", ", \"legalBasis\": \"consent\"")) {
            HttpResponse<byte[]> refused =
                    post(reviewer, reference, "{\"decision\": \"approve\", \"reason\": \"x\"" + law + "}");
            assertThat(refused.statusCode()).as(law).isEqualTo(422);
            assertThat(AgencySystem.json(refused).toString()).contains("/legalBasis");
        }
        assertThat(deliveries(reference)).isZero();
        String taken = "{\"decision\": \"approve\", \"reason\": \"x\", \"legalBasis\": \"care-act-2014-s42\"}";
        assertThat(post(reviewer, reference, taken).statusCode()).isEqualTo(200);
        awaitStatus(reference, "delivered");
    }

    @Test
    void whatWaits_isNotReadableInTheStore() throws Exception {
        String reference = referred(school, "no");
        post(reviewer, reference, "{\"decision\": \"decline\", \"reason\": \"canary-reason\"}");

        List<byte[]> stored = gateway.bean(JdbcTemplate.class)
                .queryForList(
                        "select content from review where reference = ? union all select reason from review_decision where reference = ?",
                        byte[].class,
                        reference,
                        reference);

        assertThat(stored).hasSize(2);
        for (byte[] bytes : stored) {
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                    .doesNotContain("canary")
                    .doesNotContain("Ellis");
        }
    }

    @Test
    void rulesInForce_canBeRead_asJsonAndAsAPage() throws Exception {
        JsonNode rules = school.getJson("/rules/sharing");
        HttpResponse<byte[]> page = school.get("/rules/sharing", "Accept", "text/html");

        assertThat(rules.path("version").asString()).isEqualTo("two-approvers-1");
        String html = new String(page.body(), StandardCharsets.UTF_8);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(rules.path("rows")).hasSizeGreaterThan(100);
        for (JsonNode row : rules.path("rows")) {
            assertThat(row.path("text").asString()).isNotBlank();
            assertThat(row.path("source").asString()).isNotBlank();
            assertThat(row.path("effectiveFrom").asString()).isNotBlank();
            assertThat(html).contains("id=\"" + row.path("id").asString() + "\"");
        }
    }

    private static String referred(AgencySystem sharer, String othersAtRisk) throws Exception {
        return referred(sharer, othersAtRisk, "care-act-2014-s42");
    }

    private static String referred(AgencySystem sharer, String othersAtRisk, String law) throws Exception {
        ObjectNode body = (ObjectNode) JSON.readTree(AgencySystem.jsonExample("school", NARRATIVE));
        adultWhoRefused(body, othersAtRisk);
        body.put("gateway", law);
        HttpResponse<byte[]> response =
                sharer.post("/schools/v1/disclosures", "application/json", JSON.writeValueAsBytes(body));
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        JsonNode answer = AgencySystem.json(response);
        assertThat(answer.path("status").asString()).isEqualTo("referred");
        return answer.path("reference").asString();
    }

    private static void adultWhoRefused(ObjectNode body, String othersAtRisk) {
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

    private static HttpResponse<byte[]> decide(AgencySystem by, String reference, String decision) throws Exception {
        return post(by, reference, "{\"decision\": \"" + decision + "\", \"reason\": \"Weighed.\"}");
    }

    private static HttpResponse<byte[]> post(AgencySystem by, String reference, String body) throws Exception {
        return by.post(
                "/reviews/v1/" + reference + "/decision", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode awaitStatus(String reference, String status) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> school.getJson("/disclosures/v1/" + reference),
                        disclosure -> disclosure.path("status").asString().equals(status));
    }

    private static Opened received(String agency, String reference) {
        return gateway.bean(StandIns.class).opened(agency).stream()
                .filter(opened -> opened.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private static long deliveries(String reference) {
        return gateway.bean(JdbcTemplate.class)
                .queryForObject("select count(*) from delivery where reference = ?", Long.class, reference);
    }

    private static List<String> references(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(review -> review.path("reference").asString())
                .toList();
    }

    private static List<String> events(JsonNode disclosure) {
        return StreamSupport.stream(disclosure.path("timeline").spliterator(), false)
                .map(entry -> entry.path("event").asString())
                .toList();
    }
}
