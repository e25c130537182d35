package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.sealing.opening.AgencyKeys;
import org.safeconduct.standin.Opened;
import org.safeconduct.standin.StandIns;
import org.safeconduct.support.AgencySystem;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A disclosure that the rules refer, from the sharer to the reviewer and on its way or to its end. */
class ReviewJourneyIT extends ReviewJourney {

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

    private static Opened received(String agency, String reference) {
        return gateway.bean(StandIns.class).opened(agency).stream()
                .filter(opened -> opened.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }
}
