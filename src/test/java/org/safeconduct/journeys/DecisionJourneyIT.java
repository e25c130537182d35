package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.Reasons;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Handling decisions on their way back, from a recipient's system to the sharer's. */
@ExtendWith(Shared.class)
class DecisionJourneyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLICE = "/police/v1/decisions";
    private static final String MASH = "/mash/v1/decisions";

    static RunningGateway gateway;
    static AgencySystem school;
    static AgencySystem police;
    static AgencySystem mash;
    static JdbcTemplate database;

    @BeforeAll
    static void start(RunningGateway shared) throws Exception {
        gateway = shared;
        school = gateway.agency("oakfield-school");
        police = gateway.agency("county-police");
        mash = gateway.agency("county-mash");
        database = gateway.bean(JdbcTemplate.class);
    }

    @Test
    void recordedWithOutcome21_isExplainedToTheSharer_andToNobodyElse() throws Exception {
        String reference = shared("police", "mash");

        HttpResponse<byte[]> taken = send(police, POLICE, """
                {"decisionId": "P-1", "reference": "%s", "decidedAt": "%s",
                 "disposition": "crime-recorded", "crimeReference": "26000012345",
                 "recordedAt": "%s", "investigation": "record-only", "outcome": "21",
                 "namedPerson": true, "reasonForSharer": "Formal action is not in their interest.",
                 "decidedBy": {"role": "child-abuse-team"}, "nextUpdateBy": "2126-12-01"}""".formatted(reference, at(2), at(1)));

        assertThat(taken.statusCode()).as(text(taken)).isEqualTo(200);
        assertThat(AgencySystem.json(taken).path("reference").asString()).isEqualTo(reference);
        JsonNode seen = decisions(reference).get(0);
        assertThat(seen.path("recipient").asString()).isEqualTo("police");
        assertThat(seen.path("outcome").asString()).isEqualTo("21");
        assertThat(seen.at("/decidedBy/role").asString()).isEqualTo("child-abuse-team");
        assertThat(seen.path("reasonForSharer").asString()).isEqualTo("Formal action is not in their interest.");
        assertThat(seen.at("/explained/0/id").asString()).isEqualTo("HD-DEC-P05");
        assertThat(seen.at("/explained/0/doesNotMean").asString()).contains("guilty");
        assertThat(seen.at("/explained/1/id").asString()).isEqualTo("outcome-21");
        assertThat(seen.at("/explained/1/source").asString()).isNotBlank();
        assertThat(seen.at("/explained/2/meaning").asString())
                .contains("do not look into it further", "Their reason stands");
        assertThat(gateway.agency("haven-charity")
                        .get("/disclosures/v1/" + reference)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void cannotSay_andNoFurtherAction_areExplainedAsWhatTheyAre() throws Exception {
        String reference = shared("police", "mash");
        send(police, POLICE, plain("P-2", reference, at(3), "cannot-say", "supervisor"));
        send(police, POLICE, plain("P-3", reference, at(4), "no-further-action", "supervisor"));
        send(mash, MASH, plain("P-3", reference, at(5), "section-47-enquiry", "social-worker"));

        JsonNode seen = decisions(reference);

        assertThat(seen).hasSize(3);
        assertThat(seen.at("/0/explained/0/meaning").asString()).contains("can be the right answer");
        assertThat(seen.at("/1/explained/0/doesNotMean").asString()).contains("does not end enquiries to protect them");
        assertThat(seen.at("/2/explained/0/id").asString()).isEqualTo("HD-DEC-M05");
    }

    /** Twice, in every order, and at once: the sharer sees one list, the same every time. */
    @ParameterizedTest
    @ValueSource(strings = {"012", "021", "102", "120", "201", "210"})
    void decisionsInAnyOrder_twiceAndAtOnce_giveOneList(String order) throws Exception {
        String reference = shared("police", "mash");
        List<String> bodies = List.of(
                plain("O-0" + order, reference, at(1), "received", "call-handler"),
                plain("O-1" + order, reference, at(2), "crime-desk", "crime-manager"),
                plain("O-2" + order, reference, at(3), "no-further-action", "supervisor"));
        for (int i = 0; i < order.length(); i++) {
            assertThat(send(police, POLICE, bodies.get(order.charAt(i) - '0')).statusCode())
                    .isEqualTo(200);
        }
        JsonNode once = decisions(reference);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<HttpResponse<byte[]>>> again = new ArrayList<>();
            for (String body : bodies) {
                again.add(() -> send(police, POLICE, body));
                again.add(() -> send(police, POLICE, body));
            }
            for (var answer : threads.invokeAll(again)) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }

        assertThat(once)
                .extracting(decision -> decision.path("disposition").asString())
                .containsExactly("received", "crime-desk", "no-further-action");
        assertThat(decisions(reference)).isEqualTo(once);
        assertThat(evidence(reference)).hasSize(3);
    }

    @Test
    void sameDecisionAtOnce_isTakenOnce() throws Exception {
        String reference = shared("police");
        String body = plain("AT-ONCE", reference, at(1), "received", "call-handler");
        List<JsonNode> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<HttpResponse<byte[]>> copy = () -> send(police, POLICE, body);
            for (var answer : threads.invokeAll(Collections.nCopies(8, copy))) {
                answers.add(AgencySystem.json(answer.get()));
            }
        }

        assertThat(answers).hasSize(8).allMatch(answers.getFirst()::equals);
        assertThat(answers.getFirst().path("receivedAt").isString()).isTrue();
        assertThat(decisions(reference)).hasSize(1);
        assertThat(evidence(reference)).hasSize(1);
    }

    @Test
    void anotherDecisionUnderTheSameId_isAConflict() throws Exception {
        String reference = shared("police");
        send(police, POLICE, plain("TWICE", reference, at(1), "received", "supervisor"));

        HttpResponse<byte[]> other = send(police, POLICE, plain("TWICE", reference, at(1), "crime-desk", "supervisor"));

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(decisions(reference).at("/0/disposition").asString()).isEqualTo("received");
    }

    @Test
    void caseThatWasNotSentToTheRecipient_doesNotExistForIt() throws Exception {
        String reference = shared("police");

        HttpResponse<byte[]> others = send(mash, MASH, plain("M-1", reference, at(1), "received", "social-worker"));
        HttpResponse<byte[]> none = send(mash, MASH, plain("M-1", "SC-0000-0000", at(1), "received", "social-worker"));

        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(text(others)).isEqualTo(text(none));
        assertThat(decisions(reference)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "disposition": "crime-recorded", "outcome": "21", "crimeReference": "1"                    | outcome-named-person     | /namedPerson
        "disposition": "crime-recorded", "outcome": "18", "crimeReference": "1", "namedPerson": true | outcome-named-person   | /namedPerson
        "disposition": "crime-recorded", "outcome": "21", "namedPerson": true                       | outcome-before-recording | /crimeReference
        "disposition": "intelligence-recorded", "outcome": "18", "crimeReference": "1"              | outcome-before-recording | /disposition
        "disposition": "crime-recorded", "recordedAt": "LATER"                                      | outcome-before-recording | /recordedAt
        "disposition": "crime-recorded", "outcome": "8A", "crimeReference": "1"                     | unknown-outcome          | /outcome
        "disposition": "dropped"                                                                    | invalid                  | /disposition
        "disposition": "received", "nextUpdateBy": "2026-11-17"                                     | invalid                  | /nextUpdateBy
        "disposition": "crime-recorded", "recordedAt": "2126-11-19T10:00:00Z"                       | invalid                  | /recordedAt
        "disposition": "crime-recorded", "victimToldOn": "2126-11-19"                               | invalid                  | /victimToldOn
        "disposition": "crime-recorded", "victimToldOn": "0026-11-19"                               | invalid                  | /victimToldOn
        "disposition": "received", "suspect": "Smith"                                               | invalid                  | ''
        "disposition": "received", "recordedAt": "yesterday"                                        | invalid                  | /recordedAt
        """, quoteCharacter = '`')
    void decisionThatContradictsItself_isRefusedWithTheReason(String members, String type, String pointer)
            throws Exception {
        String reference = shared("police");

        HttpResponse<byte[]> refused =
                send(police, POLICE, """
                {"decisionId": "R", "reference": "%s", "decidedAt": "%s", %s,
                 "decidedBy": {"role": "supervisor"}}""".formatted(reference, at(0), members.replace("LATER", at(2))));

        assertThat(refused.statusCode()).as(text(refused)).isEqualTo(422);
        JsonNode problem = AgencySystem.json(refused);
        assertThat(problem.path("type").asString()).endsWith("/" + type);
        assertThat(problem.path("pointer").asString()).isEqualTo(pointer.replace("''", ""));
        assertThat(text(refused)).doesNotContain("Smith", "yesterday", "dropped");
        assertThat(decisions(reference)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"discussion-held, /heldOn", "discussion-not-needed, /reasonForSharer"})
    void mashMustSayWhenTheAgenciesMet_orWhyNot(String disposition, String pointer) throws Exception {
        String reference = shared("mash");

        HttpResponse<byte[]> refused = send(mash, MASH, plain("D", reference, at(1), disposition, "mash-manager"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(AgencySystem.json(refused).path("pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void recipientsSystem_seesTheSchemaOfItsDecisions() throws Exception {
        assertThat(AgencySystem.json(police.get("/police/v1/schema"))
                        .path("$id")
                        .asString())
                .endsWith("/police-decision-1.json");
        assertThat(AgencySystem.json(mash.get("/mash/v1/schema")).path("$id").asString())
                .endsWith("/mash-decision-1.json");
        assertThat(mash.get("/police/v1/schema").statusCode()).isEqualTo(403);
    }

    @Test
    void decisionThatIsStillToCome_isRefused() throws Exception {
        String reference = shared("police");

        assertThat(send(police, POLICE, plain("F", reference, "2126-11-18T10:00:00Z", "received", "supervisor"))
                        .statusCode())
                .isEqualTo(422);
    }

    /** Nor is it said of others' cases when they were received: to who has no part in one it does not exist. */
    @Test
    void decisionOlderThanTheDisclosure_isRefused_andSoIsADiscussionBeforeIt() throws Exception {
        String reference = shared("police", "mash");
        String before = plain("B", reference, "2026-11-18T10:00:00Z", "received", "supervisor");

        HttpResponse<byte[]> old = send(police, POLICE, before);
        HttpResponse<byte[]> held = send(
                mash,
                MASH,
                plain("B", reference, at(0), "discussion-held", "mash-manager")
                        .replaceFirst("\\{", "{\"heldOn\": \"2026-11-18\", "));

        assertThat(old.statusCode()).isEqualTo(422);
        assertThat(AgencySystem.json(old).path("pointer").asString()).isEqualTo("/decidedAt");
        assertThat(held.statusCode()).isEqualTo(422);
        assertThat(AgencySystem.json(held).path("pointer").asString()).isEqualTo("/heldOn");
        assertThat(decisions(reference)).isEmpty();
        String others = shared("mash");
        assertThat(send(police, POLICE, before.replace(reference, others)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nothingOfTheDecisionIsReadableAtRest() throws Exception {
        String reference = shared("police");
        ObjectNode body =
                (ObjectNode) JSON.readTree(plain("CANARY-ID", reference, at(1), "crime-recorded", "supervisor"));
        body.put("crimeReference", "CANARY-CRIME").put("reasonForSharer", "CANARY-REASON");
        assertThat(send(police, POLICE, JSON.writeValueAsString(body)).statusCode())
                .isEqualTo(200);

        List<String> rows = new ArrayList<>(database.queryForList(
                "select row_to_json(h)::text || encode(h.content, 'escape') from handling_decision h where reference = ?",
                String.class,
                reference));
        assertThat(rows).hasSize(1);
        rows.addAll(evidence(reference));
        assertThat(String.join("\n", rows)).doesNotContain("CANARY", "crime-recorded");
        assertThat(decisions(reference).toString()).contains("CANARY-REASON");
    }

    /** Without its evidence the decision must not be there. */
    @ParameterizedTest
    @ValueSource(strings = {"handling_decision", "evidence_entry", "evidence_record"})
    void answers503_andNothingHappened_whenAPartCannotBeWritten(String broken) throws Exception {
        String reference = shared("police");
        String body = plain("BROKEN-" + broken, reference, at(1), "received", "supervisor");
        database.execute("create function fail_" + broken + "() returns trigger language plpgsql as"
                + " $$ begin raise exception 'the disk is full'; end $$");
        database.execute("create trigger fail before insert on " + broken + " for each row execute function fail_"
                + broken + "()");
        HttpResponse<byte[]> refused;
        try {
            refused = send(police, POLICE, body);
        } finally {
            database.execute("drop trigger fail on " + broken);
            database.execute("drop function fail_" + broken + "()");
        }

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(decisions(reference)).isEmpty();
        assertThat(evidence(reference)).isEmpty();
        assertThat(send(police, POLICE, body).statusCode()).isEqualTo(200);
        assertThat(decisions(reference)).hasSize(1);
    }

    private static String shared(String... recipients) throws Exception {
        ObjectNode message = (ObjectNode) JSON.readTree(AgencySystem.jsonExample("school", "They told a teacher."));
        message.set("recipients", JSON.valueToTree(recipients));
        HttpResponse<byte[]> answer =
                school.post("/schools/v1/disclosures", "application/json", JSON.writeValueAsBytes(message));
        assertThat(answer.statusCode()).isEqualTo(202);
        return AgencySystem.json(answer).path("reference").asString();
    }

    /** Moments one after the other, as near to now as two systems' clocks may differ. */
    private static String at(int moment) {
        return Clock.systemUTC().instant().plusSeconds(moment * 20L).toString();
    }

    private static String plain(String id, String reference, String decidedAt, String disposition, String role) {
        return """
            {"decisionId": "%s", "reference": "%s", "decidedAt": "%s", "disposition": "%s",
             "decidedBy": {"role": "%s"}%s}""".formatted(id, reference, decidedAt, disposition, role, Reasons.where(disposition));
    }

    private static HttpResponse<byte[]> send(AgencySystem from, String path, String body) throws Exception {
        return from.post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode decisions(String reference) throws Exception {
        return school.getJson("/disclosures/v1/" + reference).path("handlingDecisions");
    }

    private static List<String> evidence(String reference) throws Exception {
        return StreamSupport.stream(
                        school.getJson("/disclosures/v1/" + reference)
                                .path("timeline")
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("event").asString().equals("handling-decided"))
                .map(JsonNode::toString)
                .toList();
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
