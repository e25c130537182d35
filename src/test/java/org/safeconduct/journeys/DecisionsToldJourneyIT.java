package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.exchange.CaseChanged.Audience;
import org.safeconduct.exchange.CaseChanged.Change;
import tools.jackson.databind.JsonNode;

/** What is due in a case: done in time, done late, never done;
 *
 * /** What the sharer is told of each decision. */
class DecisionsToldJourneyIT extends ClockJourney {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        crime-recorded        | 21 | true  | Outcome 21.
        crime-recorded        | 1  | false | charged or summonsed
        intelligence-recorded | '' | false | does not rule out a crime record later
        returned-wrong-route  | '' | false | does not mean that the worry is wrong
        cannot-say            | '' | false | can be the right answer
        """)
    void decision_isExplainedInTheNextVersionOfTheStatement(
            String disposition, String outcome, boolean ends, String explained) throws Exception {
        String reference = shared();

        decide(
                "police",
                reference,
                disposition,
                "child-abuse-team",
                outcome.isEmpty()
                        ? ""
                        : ", \"crimeReference\": \"1\", \"outcome\": \"" + outcome + "\", \"namedPerson\": true");

        JsonNode statement = school.getJson("/disclosures/v1/" + reference + "/statement");
        assertThat(statement.path("version").asInt()).isEqualTo(2);
        List<String> said = texts(statement, "DEC-");
        assertThat(said).allMatch(text -> text.startsWith("The police (child abuse team), "));
        assertThat(said).anyMatch(text -> text.contains(explained));
        assertThat(texts(statement, "CP-AFTER")).hasSize(ends ? 5 : 0);
        assertThat(clock(reference, "crime-recorded").path("state").asString()).isEqualTo("met");
        assertThat(told(reference)).contains(Change.DECISION_RECEIVED);
        assertThat(database.queryForList(
                                "select record from evidence_record where reference = ?", String.class, reference)
                        .toString())
                .doesNotContain(disposition.equals("crime-recorded") ? "child abuse team" : disposition);
    }

    @Test
    void noFurtherAction_isNotTheEnd_andTheSharerSeesThatTheAgenciesMet() throws Exception {
        String reference = shared();

        decide("police", reference, "no-further-action", "supervisor", "");

        JsonNode statement = school.getJson("/disclosures/v1/" + reference + "/statement");
        assertThat(texts(statement, "CP-AFTER"))
                .anyMatch(text -> text.contains("enquiries do not end because of it"))
                .anyMatch(text -> text.contains("is asked to record"));
        assertThat(audiences(reference, Change.POLICE_PART_ENDED))
                .containsExactlyInAnyOrder(
                        new Audience.OneAgency(MASH), new Audience.SocialCare(), new Audience.Sharer());
        assertThat(clock(reference, AFTER_POLICE).path("state").asString()).isEqualTo("running");
        assertThat(clock(reference, "victim-told-enhanced").path("state").asString())
                .isEqualTo("running");

        decide("mash", reference, "discussion-held", "mash-manager", ", \"heldOn\": \"" + today() + "\"");

        assertThat(clock(reference, AFTER_POLICE).path("state").asString()).isEqualTo("met");
        assertThat(texts(school.getJson("/disclosures/v1/" + reference + "/statement"), "CP-AFTER-04"))
                .singleElement()
                .asString()
                .contains("The MASH recorded that the agencies talked about the child on");
        assertThat(evidence(reference, "clock-missed")).isEmpty();
    }

    /** At once, some twice: one statement, the same as one after the other. */
    @Test
    void decisionsAtOnce_giveTheStatementThatTheyGiveInOrder() throws Exception {
        Instant now = Clock.systemUTC().instant();
        List<String[]> decisions = List.of(
                new String[] {
                    "police", "received", "call-handler", now.plusSeconds(0).toString(), ""
                },
                new String[] {
                    "police",
                    "crime-recorded",
                    "supervisor",
                    now.plusSeconds(10).toString(),
                    ", \"crimeReference\": \"1\""
                },
                new String[] {
                    "mash",
                    "strategy-discussion",
                    "social-worker",
                    now.plusSeconds(20).toString(),
                    ""
                },
                new String[] {
                    "police",
                    "no-further-action",
                    "supervisor",
                    now.plusSeconds(30).toString(),
                    ""
                },
                new String[] {
                    "mash",
                    "discussion-held",
                    "mash-manager",
                    now.plusSeconds(40).toString(),
                    ", \"heldOn\": \"" + today() + "\""
                });
        String inOrder = shared();
        for (String[] decision : decisions) {
            assertThat(send(inOrder, decision).statusCode()).isEqualTo(200);
        }
        String atOnce = shared();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<HttpResponse<byte[]>>> all = new ArrayList<>();
            for (String[] decision : decisions.reversed()) {
                all.add(() -> send(atOnce, decision));
                all.add(() -> send(atOnce, decision));
            }
            for (var answer : threads.invokeAll(all)) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }

        JsonNode one = school.getJson("/disclosures/v1/" + inOrder + "/statement");
        JsonNode other = school.getJson("/disclosures/v1/" + atOnce + "/statement");
        assertThat(texts(other, "")).isEqualTo(texts(one, ""));
        assertThat(texts(one, "CP-AFTER-04"))
                .singleElement()
                .asString()
                .contains(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).format(LocalDate.parse(today())));
        assertThat(clocks(atOnce)).isEqualTo(clocks(inOrder));
        assertThat(evidence(atOnce, "handling-decided")).hasSize(5);
    }

    private static List<String> texts(JsonNode statement, String prefix) {
        return statement
                .path("lines")
                .valueStream()
                .filter(line -> line.path("id").asString().startsWith(prefix))
                .map(line -> line.path("text").asString())
                .toList();
    }
}
