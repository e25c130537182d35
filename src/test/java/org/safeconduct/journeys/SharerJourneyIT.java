package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeconduct.support.AgencySystem;
import tools.jackson.databind.JsonNode;

/** What sharers do with a case after sharing it. */
class SharerJourneyIT extends SharerJourney {

    private static final String WORDS = "CANARY-77aa01-we-disagree";

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
}
