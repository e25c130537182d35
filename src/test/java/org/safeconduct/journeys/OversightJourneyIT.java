package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.safeconduct.support.BrowserSession.screenshot;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.BrowserSession;
import org.safeconduct.support.Look;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.safeconduct.support.SignedIn;
import org.safeconduct.support.SignedInClient;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Those who decide what is referred, those who answer for the partnership, and those who run the gateway. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(Shared.class)
class OversightJourneyIT {

    /** A script, a formula, right-to-left text, an emoji. */
    private static final String HOSTILE =
            "<script>document.title='x'</script> =1+1 \u202eabc \u05d0\u05d1 \ud83d\ude00";

    private static final String LONG = "=" + "w".repeat(10_000);
    private static final int LARGEST_FIRST_LOAD = 150 * 1024;

    @TempDir
    static Path folder;

    @AutoClose
    static RunningGateway gateway;

    static BrowserSession browser;
    static AgencySystem school;
    static JdbcTemplate database;

    /** The partnership's own rulebook: where others are at risk, two must approve. */
    @BeforeAll
    static void start(BrowserSession windows) throws Exception {
        Path rulebook = Files.createDirectories(folder.resolve("rulebook"));
        String table = new String(AgencySystem.resource("rulebook/sharing.dmn"), StandardCharsets.UTF_8);
        String row = "<outputEntry id=\"SH-13.obligations\"><text>[";
        assertThat(table).contains(row);
        Files.writeString(rulebook.resolve("sharing.dmn"), table.replace(row, row + "\"second-approver\", "));
        Files.writeString(rulebook.resolve("rulebook.yaml"), "version: \"two-approvers-1\"\n");
        browser = windows;
        gateway = RunningGateway.start(folder, Map.of("safeconduct.rulebook", rulebook));
        school = gateway.agency("oakfield-school");
        database = gateway.bean(JdbcTemplate.class);
    }

    /** The first: it also sees what the pages say when there is nothing yet. */
    @Test
    @Order(1)
    void reviewerDeclines_andGovernanceSeesWhy_andVerifiesTheLog() throws Exception {
        Look look = new Look(browser.open(true, 1200), true, "review");
        Page page = SignedIn.as("reviewer", look.page(), gateway.uri());
        page.navigate(gateway.uri() + "/review");
        assertThat(main(page)).contains("Nothing waits for you");
        look.at("1-empty");
        String reference = referred(HOSTILE + " " + LONG, "no");
        page.reload();
        look.at("2-list");
        page.getByText(reference).click();
        assertThat(main(page))
                .contains("Should this be shared?", "What are you asked to settle?", "Needs you")
                .contains("If someone is in danger now, call 999", "Referred: gets nothing until you decide.")
                .contains("It can apply to this case", "Is there a power or duty to share?")
                .contains("Does confidentiality allow it?", "Does data protection law allow it?")
                .contains("Is it free of any bar in another law?", "SH-12", "Source: ")
                .contains("Who would receive what if you approve", HOSTILE, LONG)
                .doesNotContain("do not have this rule");
        assertThat(page.locator(".sc-line h4").count())
                .as("four gates for each of two")
                .isEqualTo(8);
        look.at("3-case");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        screenshot(page, "review-3-case-print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        page.locator("main form button").click();
        assertThat(page.title()).startsWith("Error: Review a case");
        assertThat(page.locator(".govuk-error-summary a").allTextContents())
                .containsExactly("Choose what you decide", "Write why you decide so, in 4,000 characters or fewer");
        look.at("4-error");
        page.getByLabel("Do not share").check();
        page.locator("#reason").fill(LONG);
        page.locator("main form button").click();
        assertThat(page.locator(".govuk-error-summary a").allTextContents())
                .containsExactly(
                        "Write why you decide so, in 4,000 characters or fewer",
                        "Write what the sharer reads about why it is not shared, in 4,000 characters or fewer");
        assertThat(page.locator("#reason").inputValue()).isEqualTo(LONG);
        page.locator("#reason").fill("Weighed. " + HOSTILE);
        page.locator("main form button").click();
        assertThat(page.locator(".govuk-error-summary a").allTextContents())
                .containsExactly(
                        "Write what the sharer reads about why it is not shared, in 4,000 characters or fewer");
        page.locator("#toSharer").fill("Their no stands. " + HOSTILE);
        page.locator("main form button").click();
        assertThat(main(page))
                .contains("You are about to decide not to share this.", "It gets nothing of this.")
                .contains("You have not decided yet.", "Weighed. " + HOSTILE, "Their no stands. " + HOSTILE);
        assertThat(page.url()).isEqualTo(gateway.uri() + "/review/" + reference + "/check");
        look.at("4-check");
        page.getByText("Change", exactly()).click();
        assertThat(page.locator("#reason").inputValue()).isEqualTo("Weighed. " + HOSTILE);
        assertThat(page.locator("#toSharer").inputValue()).isEqualTo("Their no stands. " + HOSTILE);
        assertThat(page.getByLabel("Do not share").isChecked()).isTrue();
        page.locator("main form button").click();
        assertThat(events(reference, "review-declined")).isZero();
        page.getByText("Record my decision").click();
        assertThat(main(page)).contains(reference, "You decided not to share it.", "Nothing waits for you");
        look.at("5-declined");
        page.navigate(gateway.uri() + "/review/" + reference);
        assertThat(main(page)).contains("You cannot decide on this: this has been decided", "Weighed. " + HOSTILE);
        look.at("6-decided");
        assertThat(events(reference, "review-declined")).isEqualTo(1);
        assertThat(deliveries(reference)).isZero();

        look = new Look(browser.open(true, 1200), true, "governance");
        page = SignedIn.as("governance", look.page(), gateway.uri());
        page.navigate(gateway.uri() + "/governance");
        assertThat(main(page)).contains("What needs attention", "Nobody has had the evidence log checked yet.");
        look.at("1-start");
        page.getByText("Why was this shared?").click();
        page.locator("#reference").fill("not one");
        page.getByText("See why").click();
        assertThat(page.title()).startsWith("Error: Why was this shared?");
        assertThat(page.url()).isEqualTo(gateway.uri() + "/governance/why");
        look.at("2-why-error");
        page.locator("#reference").fill("Scarlett Jo");
        page.getByText("See why").click();
        assertThat(main(page)).contains("Nothing on record has this reference.");
        assertThat(page.url()).isEqualTo(gateway.uri() + "/governance/why");
        page.locator("#reference")
                .fill(" " + reference.toLowerCase(java.util.Locale.ROOT).replace("-", " ") + " ");
        page.getByText("See why").click();
        assertThat(main(page))
                .contains("A reviewer decided not to share it", "Oakfield", "SH-12")
                .contains("A reviewer of Oakfield", "Their reason is locked", "it was to go to nobody")
                .contains("Care Act 2014, section 42", "A duty of the local authority to enquire")
                .doesNotContain("Weighed", "do not have this rule");
        look.at("3-why");

        page.navigate(gateway.uri() + "/governance/verify");
        look.at("4-not-verified");
        page.getByText("Verify the whole log now").click();
        page.getByText("The log holds: every record, entry and signed checkpoint agrees.")
                .waitFor();
        look.at("5-verified");
        assertThat(gatewayEvents("verified", "proven")).isEqualTo(1);
        assertThat(browser.complaints()).isEmpty();
    }

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
        assertThat(page.locator("tbody tr td:nth-of-type(3)").allTextContents())
                .isNotEmpty()
                .allMatch(grade -> grade.startsWith("K"));
        assertThat(page.locator("#grade").inputValue()).isEqualTo("K");
        page.navigate(gateway.uri() + "/rules/sharing#SH-06");
        assertThat(page.locator("tr:target").textContent()).contains("SH-06");

        Page figures = page;
        manyShared();
        figures.navigate(gateway.uri() + "/governance/figures");
        assertThat(main(figures)).contains("Disclosures taken in", "10");
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
    void twoMustApprove_andTheSecondSeesWhatTheFirstLeftOut() throws Exception {
        String reference = referred("They said no.", "yes");
        Page page = SignedIn.as("reviewer", browser.open(true, 1200), gateway.uri());
        page.navigate(gateway.uri() + "/review/" + reference);
        assertThat(main(page)).contains("Two people must approve this");
        page.getByLabel("Approve less").check();
        page.getByLabel("An address that must be kept safe").check();
        page.locator("#reason").fill("The address does not matter here.");
        page.locator("main form button").click();
        assertThat(main(page))
                .contains("Another reviewer must approve it too.", "without: An address that must be kept safe")
                .contains("Care Act 2014, section 42");
        page.getByText("Record my decision").click();
        assertThat(main(page)).contains("Another person must decide too", "a second must decide");
        assertThat(deliveries(reference)).isZero();

        Look look = new Look(browser.open(true, 1200), true, "review");
        Page other = SignedIn.as("safeguarding-lead", look.page(), gateway.uri());
        other.navigate(gateway.uri() + "/review/" + reference);
        assertThat(main(other))
                .contains("What another reviewer decided", "An address that must be kept safe")
                .contains("The address does not matter here.");
        look.at("7-second");
        // As wide as a window of 1200 pixels at 200 %.
        other.setViewportSize(600, 900);
        look.at("8-second-zoomed");
        other.getByLabel("Approve: share").check();
        other.locator("#reason").fill("Agreed.");
        other.locator("main form button").click();
        other.getByText("Record my decision").click();
        assertThat(main(other)).contains("You approved it. It is on its way", "It is sent this at once, without:");
        await().atMost(Duration.ofSeconds(20)).until(() -> events(reference, "delivered") == 2);
        assertThat(database.queryForObject(
                        "select record from evidence_record where reference = ? and event = 'decided'"
                                + " and record::jsonb ->> 'effect' = 'share-reduced' limit 1",
                        String.class,
                        reference))
                .contains("do-not-disclose-address");
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

    /** The MASH has it by the rules, the police wait for a reviewer: neither page may say otherwise. */
    @Test
    void whereOneRecipientHasIt_bothPagesSaySo_andTheSharerReadsWhyTheOtherDoesNot() throws Exception {
        ObjectNode body =
                (ObjectNode) new ObjectMapper().readTree(AgencySystem.jsonExample("school", "He talks of a fight."));
        ((ObjectNode) body.path("concern")).putArray("categories").add("radicalisation");
        body.put("harm", "significant").put("immediateDanger", false);
        body.putObject("consent").put("state", "refused").put("by", "parent").put("inform", "told");
        body.putArray("purposes").add("protect-child").add("prevent-or-detect-crime");
        ((ObjectNode) body.path("concern")).remove("place");
        body.putArray("attachments")
                .addObject()
                .put("name", "plan.txt")
                .put("mediaType", "text/plain")
                .put("data", "cGxhbg==");
        String reference = sent(body, "accepted");
        await().atMost(Duration.ofSeconds(20)).until(() -> events(reference, "delivered") == 1);
        assertThat(school.getJson("/disclosures/v1/" + reference).path("status").asString())
                .isEqualTo("accepted");

        Page page = SignedIn.as("reviewer", browser.open(true, 1200), gateway.uri());
        page.navigate(gateway.uri() + "/review/" + reference);
        assertThat(main(page))
                .contains("Has it already: its system has confirmed that it arrived.", "SH-25")
                .contains("Not answered: left blank, or not asked", "plan.txt, 1 KB, text/plain")
                .contains("This page lists documents and does not open them.")
                .contains("No, but outweighed", "Permission was refused. By the rules this outweighs it")
                .doesNotContain("Nothing goes out until then", "Should it go here: The MASH?");
        SignedInClient sharer = client("safeguarding-lead");
        assertThat(sharer.get("/sent/" + reference).body())
                .contains("A part waits for a reviewer", "decides whether this goes to the police")
                .doesNotContain(">Delivered<", "Each recipient has it.");

        page.getByLabel("Do not share").check();
        page.locator("#reason").fill("canary-for-the-record");
        page.locator("#toSharer").fill("Channel is the way: " + HOSTILE);
        page.locator("main form button").click();
        page.getByText("Record my decision").waitFor();
        page.goBack();
        page.reload();
        assertThat(page.url()).isEqualTo(gateway.uri() + "/review/" + reference);
        assertThat(page.locator("#reason").inputValue()).isEqualTo("canary-for-the-record");
        page.locator("main form button").click();
        page.getByText("Record my decision").click();
        assertThat(main(page)).contains("You decided not to share it.");
        assertThat(sharer.get("/sent/" + reference).body())
                .contains("A reviewer decided not to share this with the police.", "Channel is the way: ")
                .contains("You can still act.", ">Delivered<")
                .doesNotContain("canary-for-the-record");
    }

    @Test
    void byKeyboardAlone_aReviewerDeclines() throws Exception {
        String reference = referred("They said no.", "no");
        Page page = SignedIn.as("reviewer", browser.open(true, 1200), gateway.uri());
        page.navigate(gateway.uri() + "/review");
        tabTo(page, "a[href='/review/" + reference + "']");
        page.keyboard().press("Enter");
        page.waitForURL("**/review/" + reference);
        tabTo(page, "#decision");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        tabTo(page, "#reason");
        page.keyboard().type("Weighed.");
        tabTo(page, "#toSharer");
        page.keyboard().type("Their no stands.");
        tabTo(page, "main form button");
        page.keyboard().press("Enter");
        page.waitForURL("**/review/" + reference + "/check");
        tabTo(page, "main form button");
        page.keyboard().press("Enter");
        page.waitForURL("**/review?did=declined*");
        assertThat(main(page)).contains("You decided not to share it.");
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
        SignedInClient nurse = client("nurse");
        SignedInClient governance = client("governance");
        SignedInClient operator = client("operator");

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
        SignedInClient lead = client("safeguarding-lead");
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

    private static SignedInClient client(String person) throws Exception {
        return SignedInClient.as(person, gateway.uri(), gateway.certs().resolve("ca.pem"));
    }

    /** An adult who can decide and has refused: a person must weigh it. */
    private static String referred(String narrative, String othersAtRisk) throws Exception {
        ObjectNode body = (ObjectNode) new ObjectMapper().readTree(AgencySystem.jsonExample("school", narrative));
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
        return sent(body, "referred");
    }

    private static Map<String, String> given(String reference) throws Exception {
        var subject = new ObjectMapper()
                .readTree(AgencySystem.jsonExample("school", reference))
                .at("/subjects/0");
        return Map.of(
                "givenName", subject.path("givenName").asString(),
                "familyName", subject.path("familyName").asString());
    }

    private static String shared() throws Exception {
        return sent(
                (ObjectNode) new ObjectMapper().readTree(AgencySystem.jsonExample("school", "They told us.")),
                "accepted");
    }

    /** Enough that their number is told. */
    private static void manyShared() throws Exception {
        for (int i = 0; i < 10; i++) {
            shared();
        }
    }

    private static String sent(ObjectNode body, String status) throws Exception {
        HttpResponse<byte[]> answer = school.post(
                "/schools/v1/disclosures", "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        assertThat(AgencySystem.json(answer).path("status").asString()).isEqualTo(status);
        return AgencySystem.json(answer).path("reference").asString();
    }

    private static long events(String reference, String event) {
        return database.queryForObject(
                "select count(*) from evidence_record where reference = ? and event = ?", Long.class, reference, event);
    }

    private static long gatewayEvents(String event, String effect) {
        return database.queryForObject(
                "select count(*) from evidence_record where event = ? and record::jsonb ->> 'effect' = ?",
                Long.class,
                event,
                effect);
    }

    private static long deliveries(String reference) {
        return database.queryForObject("select count(*) from delivery where reference = ?", Long.class, reference);
    }

    private static void tabTo(Page page, String what) {
        for (int i = 0; i < 100; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("what => document.activeElement.matches(what)", what))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + what);
    }

    private static String main(Page page) {
        page.waitForLoadState();
        return page.locator("main").textContent();
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
