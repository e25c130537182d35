package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.support.AgencySystem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What recipients ask of sharers, and how it is answered. */
class QuestionJourneyIT extends SharerJourney {

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
}
