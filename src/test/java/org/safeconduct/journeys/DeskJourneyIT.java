package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.safeconduct.journeys.Screen.HOSTILE;
import static org.safeconduct.journeys.Screen.errors;
import static org.safeconduct.journeys.Screen.exactly;
import static org.safeconduct.journeys.Screen.main;
import static org.safeconduct.journeys.Screen.press;
import static org.safeconduct.support.BrowserSession.assertAccessible;
import static org.safeconduct.support.BrowserSession.screenshot;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.safeconduct.support.Look;
import org.safeconduct.support.SignedIn;

/**
 * Those who receive: the MASH here has no system, so that its inbox is the gateway's;
 *
 * /** Officers open what was shared, and decide on it, on their pages. */
class DeskJourneyIT extends DeskJourney {

    @Test
    void mashOfficer_opens_acknowledges_decides_andRecordsTheDiscussion() throws Exception {
        String before = delivered("An earlier concern.");
        String reference = delivered("They told us. " + HOSTILE);
        first(reference);
        Look look = new Look(browser.open(true, 1200), true, "inbox");
        Page page = SignedIn.as("mash-officer", look.page(), gateway.uri());
        assertThat(page.url()).endsWith("/inbox");
        assertThat(main(page)).contains(reference, "Received", "New").doesNotContain("Keller");
        look.at("1-list");
        page.locator("#state").selectOption("new");
        press(page, "Show");
        assertThat(page.url()).contains("state=new").doesNotContain("reference");
        page.locator("#reference").fill("Bartlett");
        press(page, "Find");
        assertThat(page.url()).endsWith("/inbox/find");
        assertThat(page.title()).startsWith("Error: Inbox");
        assertThat(page.content()).doesNotContain("Bartlett").contains("There is no case with that reference here");
        assertThat(main(page)).contains(reference, "Nobody here has opened it");
        look.at("1-not-found");
        page.locator("#reference").fill(reference.replace("-", " ").toLowerCase(Locale.ROOT));
        press(page, "Find");
        assertThat(page.url()).endsWith("/inbox/" + reference);
        assertThat(main(page))
                .contains("If you open it, that is recorded", "Someone at the MASH should normally have seen it")
                .doesNotContain("Keller");
        assertThat(looks(reference, "inbox")).isZero();
        look.at("2-cover");

        page.getByText("Open it", exactly()).click();
        assertThat(main(page))
                .contains("They told us. " + HOSTILE, "Dana", "Keep it from anyone who may cause harm.")
                .contains("Do not let the person or the family know", "must not be told", before);
        assertThat(looks(reference, "inbox")).isEqualTo(1);
        look.at("3-open");

        page.getByText("Say that you have it").click();
        assertThat(main(page)).contains("have not decided anything yet", "What is due for your decision goes on.");
        press(page, "Tell the sharer that you have it");
        assertThat(errors(page)).containsExactly("Choose the role, or the nearest to it");
        look.at("4-acknowledge-error");
        page.locator("#decidedBy").selectOption("social-worker");
        press(page, "Tell the sharer that you have it");
        assertThat(main(page)).contains("You have said that you have it.", "Acknowledged");

        page.getByText("Record what you decided").click();
        look.at("5-decide");
        page.getByLabel(meaning("mash", "assessment")).check();
        page.locator("#reasonForSharer").fill("We look at it with the school. " + HOSTILE);
        page.locator("#decidedBy").selectOption("mash-manager");
        press(page, "See what the sharer will read");
        assertThat(main(page))
                .contains("Nothing has been sent yet.", "We look at it with the school. " + HOSTILE)
                .contains("The MASH (mash manager)");
        look.at("6-preview");
        assertThat(decisions(reference)).hasSize(1);
        press(page, "Send it");
        assertThat(main(page)).contains("It is recorded, and the sharer is told");

        page.getByText("Record the multi-agency discussion").click();
        page.getByLabel(meaning("mash", "discussion-not-needed")).check();
        page.locator("#decidedBy").selectOption("mash-manager");
        press(page, "See what the sharer will read");
        assertThat(errors(page)).containsExactly("Say why no discussion is needed.");
        page.getByLabel(meaning("mash", "discussion-held")).check();
        fill(page, "heldOn", LocalDate.now(ZoneId.of("Europe/London")).minusDays(9));
        look.at("7-discussion");
        press(page, "See what the sharer will read");
        assertThat(errors(page))
                .singleElement()
                .asString()
                .startsWith("The disclosure had not been received on that day.");
        fill(page, "heldOn", LocalDate.now(ZoneId.of("Europe/London")));
        press(page, "See what the sharer will read");
        press(page, "Send it");
        page.getByText("Ask the sharer").click();
        page.locator("#question").fill("Who else lives there? " + HOSTILE);
        fill(page, "answerBy", LocalDate.now(ZoneId.of("Europe/London")).minusDays(1));
        press(page, "Send the question");
        assertThat(errors(page)).containsExactly("An answer cannot be hoped for on a day that is over.");
        fill(page, "answerBy", LocalDate.now(ZoneId.of("Europe/London")));
        press(page, "Send the question");
        assertThat(main(page)).contains("What you have asked", "No answer yet.", "Decided");
        look.at("8-done");

        assertThat(decisions(reference))
                .extracting(decision -> decision.path("disposition").asString())
                .containsExactlyInAnyOrder("received", "assessment", "discussion-held");
        assertThat(charity.getJson("/disclosures/v1/" + reference)
                        .at("/questions/0/question")
                        .asString())
                .isEqualTo("Who else lives there? " + HOSTILE);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void withoutScripts_onASmallScreen_allOfItWorks_andItPrints() throws Exception {
        String reference = delivered("They told us.");
        Look look = new Look(browser.open(false, 320), false, "inbox-320");
        Page page = SignedIn.as("mash-officer", look.page(), gateway.uri());
        page.navigate(gateway.uri() + "/inbox");
        look.at("1-list");
        page.locator("#reference").fill(reference.substring(3).replace("-", ""));
        press(page, "Find");
        look.at("2-cover");
        page.getByText("Open it", exactly()).click();
        look.at("3-open");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        screenshot(page, "inbox-320-4-print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.getByText("Record the multi-agency discussion").click();
        page.getByLabel(meaning("mash", "discussion-not-needed")).check();
        page.locator("#reasonForSharer").fill("It is being seen to.");
        page.locator("#decidedBy").selectOption("mash-manager");
        press(page, "See what the sharer will read");
        look.at("5-preview");
        press(page, "Change it");
        assertThat(page.locator("#reasonForSharer").inputValue()).isEqualTo("It is being seen to.");
        look.at("6-discussion");
        press(page, "See what the sharer will read");
        press(page, "Send it");
        assertThat(main(page)).contains("It is recorded, and the sharer is told");
        assertThat(decisions(reference)).hasSize(1);
    }

    @Test
    void policeOfficer_recordsOutcome21_afterSeeingWhatTheSharerWillRead_andTheSharerReadsIt() throws Exception {
        String reference = delivered("They told us.");
        first(reference);
        Look look = new Look(browser.open(true, 1200), true, "police");
        Page page = SignedIn.as("police-officer", look.page(), gateway.uri());
        assertThat(page.url()).endsWith("/police");
        look.at("1-list");
        page.getByText(reference).click();
        look.at("2-cover");
        page.getByText("Open it", exactly()).click();
        assertThat(main(page)).contains("Dana", "They told us.");
        page.getByText("Record what you decided").click();
        page.locator("aside summary")
                .filter(new Locator.FilterOptions().setHasText("21: "))
                .click();
        assertThat(main(page)).contains("It does not rule out an entry on an enhanced DBS check.");
        assertAccessible(page);
        look.at("3-decide");
        page.getByLabel(meaning("police", "crime-recorded")).check();
        page.locator("#outcome").selectOption("21");
        page.getByLabel("No", new Page.GetByLabelOptions().setExact(true)).check();
        page.locator("#reasonForSharer").fill("x".repeat(10_000));
        page.locator("#decidedBy").selectOption("child-abuse-team");
        press(page, "See what the sharer will read");
        assertThat(errors(page))
                .containsExactly(
                        "Write the crime reference, or say that it is not available yet",
                        "Write 4,000 characters or fewer");
        page.locator("#reasonForSharer").fill("Formal action is not in their interest. " + HOSTILE);
        press(page, "See what the sharer will read");
        assertThat(page.title()).startsWith("Error: ");
        assertThat(errors(page)).containsExactly("Write the crime reference, or say that it is not available yet");
        look.at("4-decide-error");
        page.getByLabel("It is not available yet").check();
        press(page, "See what the sharer will read");
        assertThat(errors(page))
                .containsExactly("An outcome belongs to a recorded crime; name it by its crime reference.");
        page.getByLabel("Yes, it is written above").check();
        page.locator("#crimeReference").fill("26000012345");
        page.getByLabel("Yes", new Page.GetByLabelOptions().setExact(true)).check();
        press(page, "See what the sharer will read");
        assertThat(main(page))
                .contains("Nothing has been sent yet.", "Outcome 21.", "For you: the outcome that you chose")
                .contains("What changes in their handling statement")
                .contains("Formal action is not in their interest. " + HOSTILE);
        look.at("5-preview");
        assertThat(decisions(reference)).isEmpty();
        assertThat(records(reference, "handling-decided")).isEmpty();
        press(page, "Send it");
        assertThat(main(page)).contains("It is recorded, and the sharer is told", "26000012345");
        look.at("6-done");

        Page sharer = SignedIn.as("charity-worker", browser.open(true, 1200), gateway.uri());
        sharer.navigate(gateway.uri() + "/sent/" + reference);
        assertThat(main(sharer))
                .contains("Outcome 21", "What it does not mean", "Formal action is not in their interest. " + HOSTILE);
        assertThat(page.navigate(gateway.uri() + "/police/" + reference + "/discussion")
                        .status())
                .isEqualTo(404);
        assertThat(browser.complaints()).isEmpty();
    }

    /** With a month by its name and a year of two digits. */
    private static void fill(Page page, String date, LocalDate day) {
        page.locator("#" + date).fill(String.valueOf(day.getDayOfMonth()));
        page.locator("#" + date + "-2").fill(day.getMonth().name().toLowerCase(Locale.ROOT));
        page.locator("#" + date + "-3").fill(String.valueOf(day.getYear() % 100));
    }
}
