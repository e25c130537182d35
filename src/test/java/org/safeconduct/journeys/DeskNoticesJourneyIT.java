package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.safeconduct.journeys.Screen.main;
import static org.safeconduct.support.BrowserSession.assertAccessible;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.safeconduct.support.Look;
import org.safeconduct.support.SignedIn;

/** A list says by itself what arrives while somebody watches it, and that it cannot where it cannot. */
class DeskNoticesJourneyIT extends DeskJourney {

    private static final int A_LOOK = 21_000;

    @Test
    void listSaysWhatArrives_withItsCountInTheTitle_andASignForDanger() throws Exception {
        String before = delivered("They told us.");
        Look look = new Look(browser.open(true, 400), true, "inbox-notices");
        look.page().clock().install();
        Page page = SignedIn.as("mash-officer", look.page(), gateway.uri());
        Locator bell = page.locator("[data-sc-bell]");
        bell.click();
        assertThat(bell.getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(marked(page, before)).isFalse();
        String title = page.title();
        assertThat(title).matches("\\(\\d+\\) Inbox – Safe Conduct");

        String reference = sent(body -> body.put("immediateDanger", true));
        await().atMost(Duration.ofSeconds(30)).until(() -> status(reference).equals("delivered"));
        page.clock().runFor(A_LOOK);
        page.waitForCondition(() -> main(page).contains(reference));

        assertThat(waiting(page)).isEqualTo(waiting(title) + 1);
        assertThat(marked(page, reference)).isTrue();
        assertThat(marked(page, before)).isFalse();
        assertThat(main(page)).contains("Danger: ");
        page.waitForCondition(() -> bell.getAttribute("data-sc-rang") != null);
        assertAccessible(page);
        look.at("1-danger");

        gateway.person("mash-officer").get("/inbox/" + reference + "/open");
        page.clock().runFor(A_LOOK);
        page.waitForCondition(() -> waiting(page) == waiting(title));
    }

    @Test
    void listThatCannotBeBroughtUpToDate_saysSo() throws Exception {
        delivered("They told us.");
        Page page = browser.open(true, 400);
        page.clock().install();
        SignedIn.as("mash-officer", page, gateway.uri());
        assertThat(page.locator("[data-sc-stale]").isVisible()).isFalse();

        page.context().clearCookies();
        page.clock().runFor(A_LOOK);

        page.locator("[data-sc-stale]").waitFor();
        assertThat(page.locator("[data-sc-stale]").innerText()).contains("could not be brought up to date");
    }

    private static boolean marked(Page page, String reference) {
        return page.locator("tr", new Page.LocatorOptions().setHasText(reference))
                .locator("[data-sc-last]")
                .isVisible();
    }

    private static int waiting(Page page) {
        return waiting(page.title());
    }

    private static int waiting(String title) {
        return Integer.parseInt(title.replaceAll("\\D", "").isEmpty() ? "0" : title.replaceAll("\\D", ""));
    }
}
