package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.safeconduct.support.AgencySystem;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What a reviewer may not decide, or decides twice, changes nothing; and what waits is read by nobody else. */
class ReviewRefusalsJourneyIT extends ReviewJourney {

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
}
