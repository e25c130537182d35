package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.safeconduct.journeys.Screen.HOSTILE;
import static org.safeconduct.journeys.Screen.exactly;
import static org.safeconduct.journeys.Screen.main;
import static org.safeconduct.journeys.Screen.texts;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.Look;
import org.safeconduct.support.SignedIn;
import org.safeconduct.support.SignedInClient;
import tools.jackson.databind.ObjectMapper;

/** Those who answer for the partnership, and those who run the gateway. */
class OversightJourneyIT extends OversightJourney {

    private static final int LARGEST_FIRST_LOAD = 150 * 1024;

    @Test
    void governanceSearches_readsTheRegister_andTakesEvidenceAway() throws Exception {
        String reference = referred("They said no.", "no");
        Look look = new Look(browser.open(true, 1200), true, "governance");
        Page page = SignedIn.as("governance", look.page(), gateway.uri());

        page.navigate(gateway.uri() + "/governance/evidence");
        look.at("6-search");
        page.locator("#reference").fill(reference);
        page.getByText("Search", exactly()).click();
        assertThat(main(page)).contains("It waits for a reviewer", "Oakfield", reference);
        page.locator("details.sc-record summary").first().click();
        look.at("7-found");
        page.locator("#reference").fill(HOSTILE);
        page.getByText("Search", exactly()).click();
        assertThat(page.title()).startsWith("Error: Search the evidence");
        assertThat(page.url()).isEqualTo(gateway.uri() + "/governance/evidence");
        page.locator("#reference").fill("Scarlett Jo");
        page.getByText("Search", exactly()).click();
        assertThat(main(page)).contains("Nothing on record matches.");
        assertThat(page.url()).isEqualTo(gateway.uri() + "/governance/evidence");
        page.navigate(gateway.uri() + "/governance/evidence?agency=county-mash&from=2999-01-01&search=yes");
        assertThat(main(page)).contains("Nothing on record matches.");
        page.navigate(gateway.uri() + "/governance/evidence?search=yes&event=" + HOSTILE);
        assertThat(main(page)).contains("What was found");

        page.navigate(gateway.uri() + "/governance/person");
        page.locator("#givenName").fill(HOSTILE);
        page.getByText("Look it up").click();
        assertThat(page.title()).startsWith("Error: Everything about one person");
        look.at("8-person-error");
        page.locator("#givenName").fill("Nobody");
        page.locator("#familyName").fill("Atall");
        page.locator("#dateOfBirth").fill("1990-01-02");
        page.getByText("Look it up").click();
        assertThat(main(page)).contains("There is nothing on record", "another spelling", "What is not in the answer");
        look.at("8-person-nothing");
        page.navigate(gateway.uri() + "/governance/person");
        page.locator("#givenName").fill(given(reference).get("givenName"));
        page.locator("#familyName").fill(given(reference).get("familyName"));
        page.locator("#dateOfBirth").fill("1990-01-02");
        page.getByText("Look it up").click();
        assertThat(main(page)).contains(reference);
        assertThat(page.url()).isEqualTo(gateway.uri() + "/governance/person");
        look.at("9-about");
        page.navigate(gateway.uri() + "/governance/person");
        page.locator("#givenName").fill(given(reference).get("givenName"));
        page.locator("#familyName").fill(given(reference).get("familyName"));
        page.locator("#dateOfBirth").fill("1990-01-02");
        page.getByLabel("A file for a spreadsheet (CSV)").check();
        Page asking = page;
        Download rows =
                page.waitForDownload(() -> asking.getByText("Look it up").click());
        assertThat(rows.suggestedFilename()).matches("about-one-person-\\d{4}-\\d\\d-\\d\\d\\.csv");
        assertThat(Files.readString(rows.path()))
                .startsWith("reference,sharedAt,sharedBy")
                .contains(reference);

        page.navigate(gateway.uri() + "/governance/retention");
        assertThat(main(page)).contains("30 days after the recipient signed for it", "25 years after it was written");
        look.at("9-retention");

        page.navigate(gateway.uri() + "/governance/agreements");
        assertThat(main(page)).contains("Those to be reviewed come first", "Oakfield");
        look.at("10-agreements");
        page.navigate(gateway.uri() + "/governance/rulebooks");
        look.at("11-rulebooks");
        for (String rules : List.of("handling", "sharing", "outcomes")) {
            page.navigate(gateway.uri() + "/rules/" + rules);
            assertThat(main(page)).contains("read in an official text");
            // The rows are alike, and there are many.
            page.evaluate("document.querySelectorAll('tbody tr:nth-child(n+12)').forEach(row => row.remove())");
            look.at("12-rules-" + rules);
        }

        page.navigate(gateway.uri() + "/rules/sharing?grade=K&recipient=mash");
        assertThat(texts(page, "tbody tr td:nth-of-type(3)")).isNotEmpty().allMatch(grade -> grade.startsWith("K"));
        assertThat(page.locator("#grade").inputValue()).isEqualTo("K");
        page.navigate(gateway.uri() + "/rules/sharing#SH-06");
        assertThat(page.locator("tr:target").textContent()).contains("SH-06");

        Page figures = page;
        manyShared();
        figures.navigate(gateway.uri() + "/governance/figures");
        assertThat(main(figures))
                .contains("Disclosures taken in", "10", "How soon somebody opened it", "not opened yet");
        assertThat(figures.locator(".sc-chart").first().locator("rect").last().boundingBox().width)
                .isGreaterThan(50);
        look.at("13-figures");
        figures.locator("#period").selectOption(String.valueOf(Year.now(ZoneId.of("Europe/London"))));
        figures.getByText("Show", exactly()).click();
        assertThat(main(figures))
                .contains("The year " + Year.now(ZoneId.of("Europe/London")) + ", so far", "Beside the period before");
        Download counted = page.waitForDownload(
                () -> figures.getByText("Take these figures away").click());
        assertThat(counted.suggestedFilename()).isEqualTo("figures-" + Year.now(ZoneId.of("Europe/London")) + ".csv");
        assertThat(Files.readString(counted.path()))
                .startsWith("what,meaning," + Year.now(ZoneId.of("Europe/London")) + ","
                        + Year.now(ZoneId.of("Europe/London")).minusYears(1))
                .contains("fewer than 5 is not told");

        page.navigate(gateway.uri() + "/governance/export");
        look.at("14-export");
        page.locator("#from").fill("tomorrow");
        page.getByText("For a spreadsheet (CSV)").click();
        assertThat(page.title()).startsWith("Error: Take evidence away");
        page.locator("#from").fill("2026-01-01");
        Download csv = page.waitForDownload(
                () -> figures.getByText("For a spreadsheet (CSV)").click());
        assertThat(csv.suggestedFilename()).endsWith(".csv");
        assertThat(Files.readString(csv.path()))
                .startsWith("leaf,commitment,at,event")
                .contains(reference);
        Download proof = page.waitForDownload(
                () -> figures.getByText("The proof that it is complete").click());
        assertThat(Files.readString(proof.path())).contains("\"before\"");
        assertThat(proof.suggestedFilename()).startsWith("evidence-proof-2026-01-01-");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void withoutScripts_onASmallScreen_allOfItWorks() throws Exception {
        String reference = referred("They said no.", "no");
        Look look = new Look(browser.open(false, 320), false, "review-320");
        Page page = SignedIn.as("reviewer", look.page(), gateway.uri());
        page.navigate(gateway.uri() + "/review");
        look.at("1-list");
        page.getByText(reference).click();
        look.at("2-case");
        page.getByLabel("Do not share").check();
        page.locator("#reason").fill("Weighed.");
        page.locator("#toSharer").fill("Their no stands.");
        page.locator("main form button").click();
        page.getByText("Record my decision").click();
        assertThat(main(page)).contains("You decided not to share it.");

        look = new Look(browser.open(false, 320), false, "governance-320");
        page = SignedIn.as("governance", look.page(), gateway.uri());
        for (String place : List.of(
                "", "/why/" + reference, "/evidence?search=yes", "/figures", "/agreements", "/retention", "/person")) {
            page.navigate(gateway.uri() + "/governance" + place);
            look.at("1" + place.replaceAll("[/?=]|SC-.*", "-"));
        }
        page.navigate(gateway.uri() + "/governance/verify");
        page.getByText("Verify the whole log now").click();
        Page checked = page;
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            checked.navigate(gateway.uri() + "/governance/verify");
            return main(checked).contains("The log holds");
        });
        look.at("2-verified");
        page = SignedIn.as("operator", browser.open(false, 320), gateway.uri());
        page.navigate(gateway.uri() + "/operations");
        Look operator = new Look(page, false, "operations-320");
        operator.at("1-start");
        page.navigate(gateway.uri() + "/operations/agencies");
        operator.at("2-agencies");
    }

    @Test
    void pausedPartner_getsNothingAndLosesNothing_untilAnOperatorLetsItGoOn() throws Exception {
        Look look = new Look(browser.open(true, 1200), true, "operations");
        Page page = SignedIn.as("operator", look.page(), gateway.uri());
        page.navigate(gateway.uri() + "/operations");
        look.at("1-start");
        page.getByText("Test the connection to County Police").click();
        assertThat(main(page)).contains("Connection to County Police", "the endpoint answered");
        look.at("2-tested");

        page.getByText("Organisations and their keys").click();
        assertThat(main(page)).contains("County Police", "In use", "Valid until");
        assertThat(page.locator("code.sc-kept").first().textContent()).matches("[0-9a-f]{4}( [0-9a-f]{4}){15}");
        look.at("2-agencies");
        page.navigate(gateway.uri() + "/operations");

        page.getByText("Pause deliveries to County Police").click();
        assertThat(main(page)).contains("Deliveries to this partner wait from now on.", "Paused");
        String reference = shared();
        await().atMost(Duration.ofSeconds(20)).until(() -> events(reference, "delivered") == 1);
        page.navigate(gateway.uri() + "/operations");
        assertThat(main(page)).contains(reference, "Not tried yet.");
        look.at("3-paused");
        assertThat(events(reference, "attempted")).isZero();

        database.update(
                "update delivery set state = 'parked', attempts = 60, reason = 'no connection to the recipient'"
                        + " where reference = ? and state = 'waiting'",
                reference);
        page.reload();
        assertThat(main(page)).contains("No connection to the recipient", "Ask the partner whether its system is down");
        look.at("4-given-up");
        page.getByText("Try those I chose again").click();
        assertThat(main(page)).contains("Nothing was chosen that could be tried again.");
        page.locator("input[name=envelope]").first().check();
        page.getByText("Try those I chose again").click();
        assertThat(main(page)).contains("One delivery is tried again.", "Nothing has been given up.");
        assertThat(events(reference, "resumed")).isEqualTo(1);

        page.getByText("Let deliveries go on to County Police").click();
        assertThat(main(page)).contains("Deliveries to this partner go on.");
        await().atMost(Duration.ofSeconds(20)).until(() -> events(reference, "delivered") == 2);
        for (String event : List.of("partner-paused", "partner-resumed")) {
            assertThat(database.queryForObject(
                            "select record from evidence_record where event = ? limit 1", String.class, event))
                    .contains("\"recipientAgency\":\"county-police\"", "\"actor\":", "\"roles\":[\"operator\"]");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void eachSeesTheirOwnPages_andNobodyElses() throws Exception {
        String reference = referred("They said no.", "no");
        SignedInClient nurse = gateway.person("nurse");
        SignedInClient governance = gateway.person("governance");
        SignedInClient operator = gateway.person("operator");

        for (String page : List.of("/review", "/governance", "/governance/evidence", "/operations")) {
            assertThat(nurse.get(page).statusCode()).as(page).isEqualTo(403);
        }
        assertThat(governance.get("/operations").statusCode()).isEqualTo(403);
        assertThat(governance.post("/operations/retry", Map.of("all", "yes")).statusCode())
                .isEqualTo(403);
        assertThat(operator.get("/governance").statusCode()).isEqualTo(403);
        assertThat(operator.post("/operations/partners/oakfield-school/pause", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(operator.postWithoutProof("/operations/partners/county-police/pause", Map.of())
                        .statusCode())
                .isEqualTo(403);
        SignedInClient lead = gateway.person("safeguarding-lead");
        assertThat(lead.get("/review/" + reference).statusCode()).isEqualTo(200);
        assertThat(lead.get("/review/SC-2222-2222").statusCode()).isEqualTo(404);
        assertThat(lead.post("/review/SC-2222-2222", Map.of("decision", "decline", "reason", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "charity-worker, / /what-happens /share /sent",
        "reviewer, /review",
        "governance, /governance",
        "operator, /operations"
    })
    void firstLoadOfAPage_isLight(String person, String paths) throws Exception {
        Page page = SignedIn.as(person, browser.open(true, 1200), gateway.uri());
        CDPSession chromium = page.context().newCDPSession(page);
        AtomicLong bytes = new AtomicLong();
        AtomicLong files = new AtomicLong();
        chromium.on("Network.loadingFinished", (JsonObject event) -> {
            bytes.addAndGet(event.get("encodedDataLength").getAsLong());
            files.incrementAndGet();
        });
        chromium.send("Network.enable");
        JsonObject off = new JsonObject();
        off.addProperty("cacheDisabled", true);
        chromium.send("Network.setCacheDisabled", off);

        for (String path : paths.split(" ")) {
            bytes.set(0);
            files.set(0);
            page.navigate(gateway.uri() + path);
            int loaded = (int) page.evaluate("1 + performance.getEntriesByType('resource').length");
            page.waitForCondition(() -> files.get() >= loaded);

            assertThat(files.get()).as("%s: page, style and scripts", path).isGreaterThanOrEqualTo(5);
            assertThat(bytes.get()).as(path).isLessThan(LARGEST_FIRST_LOAD);
        }
    }

    private static Map<String, String> given(String reference) throws Exception {
        var subject = new ObjectMapper()
                .readTree(AgencySystem.jsonExample("school", reference))
                .at("/subjects/0");
        return Map.of(
                "givenName", subject.path("givenName").asString(),
                "familyName", subject.path("familyName").asString());
    }

    /** Enough that their number is told. */
    private static void manyShared() throws Exception {
        for (int i = 0; i < 10; i++) {
            shared();
        }
    }
}
