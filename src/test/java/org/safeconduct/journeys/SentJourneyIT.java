package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.safeconduct.journeys.Screen.HOSTILE;
import static org.safeconduct.journeys.Screen.errors;
import static org.safeconduct.journeys.Screen.exactly;
import static org.safeconduct.journeys.Screen.main;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.BrowserSession;
import org.safeconduct.support.Look;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.ShareAnswers;
import org.safeconduct.support.Shared;
import org.safeconduct.support.SignedIn;
import org.safeconduct.support.SignedInClient;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** A person who has shared sees what became of it, and does something about it. */
@ExtendWith(Shared.class)
class SentJourneyIT {

    static RunningGateway gateway;
    static BrowserSession browser;
    static AgencySystem charity;
    static AgencySystem police;

    @BeforeAll
    static void start(RunningGateway shared, BrowserSession windows) throws Exception {
        browser = windows;
        gateway = shared;
        charity = gateway.agency("haven-charity");
        police = gateway.agency("county-police");
    }

    @Test
    void charityWorker_readsWhatOutcome21Means_asks_disagrees_andWithdraws() throws Exception {
        Look look = new Look(browser.open(true, 1200), true, "sent");
        Page page = SignedIn.as("nurse", look.page(), gateway.uri());
        String reference = delivered();
        decided(reference);
        gateway.bean(JdbcTemplate.class)
                .update(
                        "update case_clock set state = 'missed', due_at = now() - interval '1 hour'"
                                + " where reference = ? and kind like 'victim-told%'",
                        reference);
        asked(reference);
        assertThat(page.navigate(gateway.uri() + "/sent/" + reference).status()).isEqualTo(404);
        assertThat(page.navigate(gateway.uri() + "/sent/" + reference + "/withdraw")
                        .status())
                .isEqualTo(404);

        look = new Look(browser.open(true, 1200), true, "sent");
        page = SignedIn.as("charity-worker", look.page(), gateway.uri());
        page.getByText("What you have shared").click();
        look.at("2-list");
        page.getByText(reference).click();
        assertThat(main(page))
                .contains("Outcome 21", "What it does not mean", "Formal action is not in their interest. " + HOSTILE)
                // One line, in any order, if it arrives at both in the same moment.
                .containsPattern("It arrived at [^.\\n]*County Police")
                .contains("County Police told us what they decided", "Who else lives there?")
                .contains("What changed since the version before", "A time began to run")
                .contains("Late For County Police.", "(read in a second-hand copy)")
                .doesNotContain("The gateway noted a step", "handling-decided");
        look.at("3-case");

        page.getByText("Answer it").click();
        assertThat(page.getByLabel("Add something").isChecked()).isTrue();
        look.at("3-answer");
        page.getByText("Continue", exactly()).click();
        assertThat(page.locator("h1").textContent()).isEqualTo("What has happened, or what do you want to add?");
        look.at("3-adding");
        page.navigate(gateway.uri() + "/sent/" + reference);

        page.getByText("Ask for news", exactly()).click();
        look.at("4-ask");
        page.locator("main form button").click();
        assertThat(main(page)).contains("You have asked for news.", "You asked County Police");

        page.getByText("Disagree", exactly()).click();
        page.getByLabel("The police").check();
        page.getByLabel("What was decided").check();
        page.locator("#words").fill("x".repeat(10_000));
        page.locator("main form button").click();
        assertThat(page.title()).startsWith("Error: Disagree");
        assertThat(errors(page)).containsExactly("Write why you disagree, in 4,000 characters or fewer");
        assertThat(page.locator("#words").inputValue()).hasSize(10_000);
        look.at("5-disagree-error");
        page.locator("#words").fill("They were told " + HOSTILE);
        page.locator("main form button").click();
        assertThat(main(page)).contains("You have said that you disagree.", "Where you disagreed", "No answer yet.");
        look.at("6-disagreed");

        page.getByText("Withdraw it", exactly()).click();
        assertThat(main(page))
                .contains("Withdrawing does not un-record a crime", "What you added to it later is withdrawn with it.");
        page.locator("main form button").click();
        assertThat(errors(page)).containsExactly("Choose why you withdraw it");
        look.at("7-withdraw-error");
        page.getByLabel("It was sent by mistake").check();
        page.locator("main form button").click();
        assertThat(main(page)).contains("You have withdrawn it.", "Withdrawing does not un-record a crime");
        assertThat(page.getByText("What you can do").count()).isZero();
        look.at("8-withdrawn");
        assertThat(page.url()).as("the address says nothing of it").endsWith("/sent/" + reference);
        assertThat(main(page)).contains("share it as a new concern");
        for (String gone : List.of("ask", "challenge", "withdraw", "add")) {
            page.navigate(gateway.uri() + "/sent/" + reference + "/" + gone);
            assertThat(page.url()).as(gone).endsWith("/sent/" + reference);
        }
        page.navigate(gateway.uri() + "/sent/" + reference + "?did=challenge");
        assertThat(main(page)).doesNotContain("You have said that you disagree.");
        assertThat(events(reference, "withdrawn")).isEqualTo(1);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void withoutScripts_onASmallScreen_allOfItWorks() throws Exception {
        String reference = delivered();
        decided(reference);
        Look look = new Look(browser.open(false, 320), false, "sent-320");
        Page page = SignedIn.as("charity-worker", look.page(), gateway.uri());
        page.navigate(gateway.uri() + "/sent");
        look.at("1-list");
        page.getByText(reference).click();
        look.at("2-case");
        page.getByText("Disagree", exactly()).click();
        page.getByLabel("The police").check();
        page.getByLabel("Something else").check();
        page.locator("#words").fill("We see it otherwise.");
        look.at("3-disagree");
        page.locator("main form button").click();
        assertThat(main(page)).contains("You have said that you disagree.");
        look.at("4-disagreed");
    }

    @Test
    void sameFormSentTwice_isOneMessage_andTheStatementIsAPdf() throws Exception {
        String reference = delivered();
        SignedInClient worker = gateway.person("charity-worker");
        Map<String, String> form =
                Map.of("messageId", "page-1", "to", "police", "about", "delay", "words", "It takes long.");

        long before = looks(reference, "case");
        assertThat(worker.post("/sent/" + reference + "/challenge", form).statusCode())
                .isEqualTo(200);
        assertThat(worker.post("/sent/" + reference + "/challenge", form).statusCode())
                .isEqualTo(200);

        assertThat(looks(reference, "case") - before)
                .as("the case's page, after each of two forms")
                .isEqualTo(2);
        assertThat(events(reference, "challenged")).isEqualTo(1);
        assertThat(worker.postWithoutProof("/sent/" + reference + "/challenge", form)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> pdf = worker.get("/sent/" + reference + "/statement.pdf");
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf.body()).startsWith("%PDF");
        assertThat(looks(reference, "statement")).isEqualTo(1);
        SignedInClient stranger = gateway.person("safeguarding-lead");
        for (String page : List.of("", "/ask", "/challenge", "/withdraw", "/add", "/statement.pdf")) {
            assertThat(stranger.get("/sent/" + reference + page).statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(stranger.post("/sent/" + reference + "/challenge", form).statusCode())
                .isEqualTo(404);
    }

    @Test
    void answerToAQuestion_isWrittenLikeAFirstDisclosure_andBecomesAPartOfTheCase() throws Exception {
        String reference = delivered();
        asked(reference);
        String question = charity.getJson("/disclosures/v1/" + reference)
                .at("/questions/0/id")
                .asString();
        SignedInClient worker = gateway.person("charity-worker");
        assertThat(worker.post("/sent/" + reference + "/add", Map.of("answers", question))
                        .statusCode())
                .isEqualTo(422);

        String draft = worker.post(
                        "/sent/" + reference + "/add", Map.of("answers", question, "kind", "add-information"))
                .uri()
                .getPath()
                .replace("/words", "");
        Map<String, Map<String, String>> answers = new LinkedHashMap<>();
        answers.put("/words", Map.of("narrative", "An aunt lives there."));
        answers.put("/danger", Map.of("immediateDanger", "no"));
        answers.put("/you", ShareAnswers.YOU);
        answers.put("/who/0", Map.of("kind", "child", "givenName-absent", "unknown", "familyName-absent", "unknown"));
        answers.put("/categories", Map.of("categories", "physical-abuse"));
        answers.put("/when", Map.of("known", "observed"));
        answers.put("/harm", Map.of("harm", "unknown"));
        answers.put("/consent", Map.of("state", "not-sought-risk", "reason", "risk-to-child"));
        answers.put("/inform", Map.of("inform", "do-not-inform"));
        answers.put("/why", Map.of("purposes", "protect-child", "recipients", "police"));
        String at = draft + "/words";
        for (var answer : answers.entrySet()) {
            assertThat(at).as("what is asked next").isEqualTo(draft + answer.getKey());
            if (answer.getKey().equals("/categories")) {
                HttpResponse<String> early = worker.get(draft + "/before");
                assertThat(early.statusCode()).isEqualTo(422);
                assertThat(early.body())
                        .contains("Some answers are still needed", draft + "/categories")
                        .doesNotContain("key", "faults");
            }
            at = worker.post(draft + answer.getKey(), answer.getValue()).uri().getPath();
        }
        assertThat(at).as("nothing more is asked").isEqualTo(draft + "/check");
        assertThat(worker.get(draft).body())
                .contains("This adds to", reference)
                .doesNotContain("The person who may have caused the harm");
        assertThat(worker.get(draft + "/before").body())
                .contains(
                        "What will happen if you share this",
                        "You are adding to what you shared as " + reference,
                        "It starts no new times for others")
                .doesNotContain("What should happen, and by when");
        HttpResponse<String> done = worker.post(draft + "/send", Map.of());

        String part = done.uri().getPath().replace("/share/done/", "");
        assertThat(part).startsWith("SC-").isNotEqualTo(reference);
        assertThat(done.body()).contains("It belongs to what you shared as", reference);
        assertThat(worker.get("/sent/" + part).body()).contains("This adds to what you shared before", reference);
        assertThat(worker.get("/sent/" + reference).body())
                .contains("You answered.", "Something added", "Your answer was taken in", part);
        assertThat(worker.get("/sent").body()).contains(reference).doesNotContain(part);
    }

    /** An adult who can decide and has refused: a person must decide, and nobody has it yet. */
    @Test
    void caseThatNobodyHas_saysSo_andThereIsNobodyToAskOrDisagreeWith() throws Exception {
        ObjectNode body = (ObjectNode) new ObjectMapper().readTree(AgencySystem.jsonExample("school", "They said no."));
        ((ObjectNode) body.at("/subjects/0")).put("kind", "adult").put("dateOfBirth", "1990-01-02");
        ((ObjectNode) body.at("/subjects/0")).remove("upn");
        ((ObjectNode) body.path("concern")).putArray("categories").add("neglect");
        body.putObject("consent").put("state", "refused").put("by", "subject").put("inform", "told");
        body.putArray("purposes").add("protect-adult");
        body.put("gateway", "care-act-2014-s42");
        String reference = AgencySystem.json(
                        charity.post("/third-sector/v1/disclosures", "application/json", bytes(body.toString())))
                .path("reference")
                .asString();
        SignedInClient worker = gateway.person("charity-worker");

        assertThat(worker.get("/sent/" + reference).body())
                .contains("Waits for a reviewer", "Nobody has told us of a decision yet", "It waits for a reviewer");
        assertThat(worker.post("/sent/" + reference + "/ask", Map.of("messageId", "page-2"))
                        .body())
                .contains("Nobody has it, so there was nobody to ask.");
        HttpResponse<String> challenged = worker.post(
                "/sent/" + reference + "/challenge",
                Map.of("messageId", "page-3", "to", "police", "about", "delay", "words", "Nothing yet."));
        assertThat(challenged.statusCode()).isEqualTo(422);
        assertThat(challenged.body()).contains("href=\"#to\"", "nothing of this may have gone to the other");
        assertThat(worker.get("/sent/" + reference + "/challenge").body())
                .contains("Nobody has it, so there is nobody to disagree with.");
        assertThat(worker.get("/sent?page=99").body()).contains("There is nothing older.");
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String delivered() throws Exception {
        HttpResponse<byte[]> sent = charity.post(
                "/third-sector/v1/disclosures",
                "application/json",
                AgencySystem.jsonExample("charity", "They told us."));
        assertThat(sent.statusCode())
                .as(new String(sent.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        String reference = AgencySystem.json(sent).path("reference").asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> charity.getJson("/disclosures/v1/" + reference)
                        .path("status")
                        .asString()
                        .equals("delivered"));
        return reference;
    }

    private static void decided(String reference) throws Exception {
        post("/police/v1/decisions", """
                {"decisionId": "%1$s", "reference": "%1$s", "decidedAt": "%3$s",
                 "disposition": "crime-recorded", "crimeReference": "26000012345",
                 "recordedAt": "%3$s", "investigation": "record-only", "outcome": "21",
                 "namedPerson": true, "reasonForSharer": "Formal action is not in their interest. %2$s",
                 "decidedBy": {"role": "child-abuse-team"}, "nextUpdateBy": "2126-12-01"}""".formatted(
                        reference, HOSTILE, Clock.systemUTC().instant()));
    }

    private static void asked(String reference) throws Exception {
        post("/police/v1/questions", """
                {"questionId": "%1$s", "reference": "%1$s", "question": "Who else lives there?",
                 "about": "this-case"}""".formatted(reference));
    }

    private static void post(String path, String body) throws Exception {
        HttpResponse<byte[]> answer = police.post(path, "application/json", bytes(body));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isBetween(200, 202);
    }

    private static long looks(String reference, String part) {
        return gateway
                .bean(JdbcTemplate.class)
                .queryForList(
                        "select record from evidence_record where reference = ? and event = 'viewed'",
                        String.class,
                        reference)
                .stream()
                .filter(record -> record.contains("\"lookedAt\":\"" + part + "\""))
                .count();
    }

    private static long events(String reference, String event) throws Exception {
        JsonNode timeline = charity.getJson("/disclosures/v1/" + reference).path("timeline");
        return StreamSupport.stream(timeline.spliterator(), false)
                .filter(record -> record.path("event").asString().equals(event))
                .count();
    }
}
