package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeconduct.support.SignedInClient;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Those who receive: the MASH here has no system, so that its inbox is the gateway's;
 *
 * /** The list of an inbox: what comes first in it, what is marked, and what is decided from it. */
class DeskListJourneyIT extends DeskJourney {

    @Test
    void sameFormSentTwice_isOneDecision_andAnEarlierOneIsNotOverwritten() throws Exception {
        String reference = delivered("They told us.");
        SignedInClient officer = gateway.person("mash-officer");
        String now = Clock.systemUTC().instant().toString();
        Map<String, String> form = Map.of("id", "page-1", "at", now, "decidedBy", "social-worker");

        assertThat(officer.post("/inbox/" + reference + "/acknowledge", form).body())
                .contains("You have said that you have it.");
        assertThat(officer.post("/inbox/" + reference + "/acknowledge", form).body())
                .contains("You have said that you have it.");
        assertThat(decisions(reference)).hasSize(1);
        assertThat(listed(reference).path("state").asString()).isEqualTo("acknowledged");
        assertThat(officer.postWithoutProof("/inbox/" + reference + "/acknowledge", form)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> other = officer.post(
                "/inbox/" + reference + "/acknowledge", Map.of("id", "page-1", "at", now, "decidedBy", "other"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("another decision came before under the same decision id");
    }

    /** Danger comes before whatever else waits, as long as the case is open: an enquiry is no end of it. */
    @Test
    void caseInDanger_comesFirst_untilTheAgencyEndsItsPart() throws Exception {
        String other = delivered("They told us.");
        String reference = sent(body -> body.put("immediateDanger", true));
        await().atMost(Duration.ofSeconds(30)).until(() -> status(reference).equals("delivered"));

        assertThat(mash.getJson("/mash/v1/inbox").at("/cases/0/reference").asString())
                .isEqualTo(reference);
        assertThat(listed(reference).path("urgency").asString()).isEqualTo("danger");
        assertThat(mash.getJson("/mash/v1/inbox?urgency=danger").path("cases")).hasSize(1);
        decide(reference, "enquiry", "section-47-enquiry");
        assertThat(listed(reference).path("state").asString()).isEqualTo("decided");
        assertThat(listed(reference).path("urgency").asString()).isEqualTo("danger");

        decide(reference, "end", "no-further-action");
        assertThat(mash.getJson("/mash/v1/inbox?urgency=danger").path("cases")).isEmpty();
        gateway.bean(JdbcTemplate.class)
                .update("update inbox_case set due_at = now() - interval '1 hour' where reference = ?", other);
        assertThat(listed(other).path("urgency").asString()).isEqualTo("late");
    }

    /** Of the same urgency: first what nobody has opened, then what came first. */
    @Test
    void whatNobodyHasOpened_comesFirst_andOfThatTheOldest() throws Exception {
        String opened = delivered("They told us.");
        String older = delivered("They told us.");
        String newer = delivered("They told us.");
        gateway.bean(JdbcTemplate.class)
                .update(
                        "update inbox_case set due_at = now() + interval '90 days' where reference in (?, ?, ?)",
                        opened,
                        older,
                        newer);
        assertThat(gateway.person("mash-officer")
                        .get("/inbox/" + opened + "/open")
                        .statusCode())
                .isEqualTo(200);

        assertThat(mash.getJson("/mash/v1/inbox").path("cases"))
                .extracting(line -> line.path("reference").asString())
                .containsSubsequence(older, newer, opened);
    }

    @Test
    void whatNobodyHasOpened_isNotDecided() throws Exception {
        String reference = delivered("They told us.");
        SignedInClient officer = gateway.person("mash-officer");
        Map<String, String> form = Map.of(
                "id",
                "blind",
                "disposition",
                "discussion-not-needed",
                "reasonForSharer",
                "It is being seen to.",
                "decidedBy",
                "mash-manager",
                "at",
                Clock.systemUTC().instant().toString(),
                "step",
                "send");

        HttpResponse<String> blind = officer.post("/inbox/" + reference + "/discussion", form);
        assertThat(blind.statusCode()).isEqualTo(422);
        assertThat(blind.body()).contains("Nobody at your organisation has opened this case here.");
        assertThat(decisions(reference)).isEmpty();

        assertThat(officer.get("/inbox/" + reference + "/open").statusCode()).isEqualTo(200);
        officer.post("/inbox/" + reference + "/discussion", form);
        assertThat(decisions(reference)).hasSize(1);
    }

    @Test
    void whoOnlyReceives_comesToTheirList_andASystemReadsTheFirstPage() throws Exception {
        assertThat(gateway.person("mash-officer").get("/").uri().getPath()).isEqualTo("/inbox");
        assertThat(gateway.person("police-officer").get("/").uri().getPath()).isEqualTo("/police");
        HttpResponse<String> reviewer = gateway.person("reviewer").get("/");
        assertThat(reviewer.uri().getPath()).isEqualTo("/");
        assertThat(reviewer.body()).contains("What you can do here", "Decide what waits for a reviewer");
        assertThat(gateway.person("charity-worker").get("/").body()).doesNotContain("What you can do here");
        assertThat(mash.get("/").statusCode()).isEqualTo(200);
    }

    /** Until somebody has opened the case again. */
    @Test
    void whatTheSharerAnswersAndAsks_isMarkedInTheList() throws Exception {
        String reference = delivered("They told us.");
        SignedInClient officer = gateway.person("mash-officer");
        officer.get("/inbox/" + reference + "/open");
        assertThat(marks(officer, reference)).isEmpty();
        assertThat(charity.post("/disclosures/v1/" + reference + "/updates", "application/json", """
                {"messageId": "%s", "kind": "ask-for-news"}""".formatted(
                                        UUID.randomUUID())
                                .getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isLessThan(300);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> marks(officer, reference).contains("The sharer asks for news"));

        officer.get("/inbox/" + reference + "/open");
        assertThat(marks(officer, reference)).isEmpty();
        officer.post(
                "/inbox/" + reference + "/ask",
                Map.of("id", "page-q" + reference, "question", "Who lives there?", "step", "send"));
        JsonNode question = charity.getJson("/disclosures/v1/" + reference)
                .path("questions")
                .path(0);
        answer(reference, question.path("id").asString());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> marks(officer, reference).equals(List.of("The sharer answered")));
    }

    private static List<String> marks(SignedInClient officer, String reference) throws Exception {
        int number = 1;
        String page = officer.get("/inbox?page=1").body();
        while (!page.contains(">" + reference + "<")) {
            assertThat(number).isLessThan(10);
            number++;
            page = officer.get("/inbox?page=" + number).body();
        }
        String row = page.split(">" + reference + "<", 2)[1].split("</tr>", 2)[0];
        return Stream.of("The sharer answered", "The sharer asks for news", "The sharer added something")
                .filter(row::contains)
                .toList();
    }
}
