package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.safeconduct.journeys.Screen.HOSTILE;
import static org.safeconduct.journeys.Screen.errors;
import static org.safeconduct.journeys.Screen.exactly;
import static org.safeconduct.journeys.Screen.main;
import static org.safeconduct.support.BrowserSession.screenshot;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.Look;
import org.safeconduct.support.SignedIn;
import org.safeconduct.support.SignedInClient;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Those who decide what is referred, on their pages. */
class ReviewPagesJourneyIT extends OversightJourney {

    private static final String LONG = "=" + "w".repeat(10_000);

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
        assertThat(errors(page))
                .containsExactly("Choose what you decide", "Write why you decide so, in 4,000 characters or fewer");
        look.at("4-error");
        page.getByLabel("Do not share").check();
        page.locator("#reason").fill(LONG);
        page.locator("main form button").click();
        assertThat(errors(page))
                .containsExactly(
                        "Write why you decide so, in 4,000 characters or fewer",
                        "Write what the sharer reads about why it is not shared, in 4,000 characters or fewer");
        assertThat(page.locator("#reason").inputValue()).isEqualTo(LONG);
        page.locator("#reason").fill("Weighed. " + HOSTILE);
        page.locator("main form button").click();
        assertThat(errors(page))
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
        SignedInClient sharer = gateway.person("safeguarding-lead");
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

    private static long gatewayEvents(String event, String effect) {
        return database.queryForObject(
                "select count(*) from evidence_record where event = ? and record::jsonb ->> 'effect' = ?",
                Long.class,
                event,
                effect);
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
}
