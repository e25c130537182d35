package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.safeconduct.support.BrowserSession.assertAccessible;
import static org.safeconduct.support.BrowserSession.screenshot;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.support.BrowserSession;
import org.safeconduct.support.RunningGateway;

/** The pages that anyone sees, in a real browser. */
class PagesJourneyIT {

    @TempDir
    static Path folder;

    static RunningGateway gateway;
    static BrowserSession browser;

    @BeforeAll
    static void start() {
        browser = BrowserSession.start();
        gateway = RunningGateway.start(folder, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        browser.close();
    }

    @Test
    void firstPage_isAccessible_onAnyScreen() throws Exception {
        for (int width : new int[] {1200, 360}) {
            Page page = browser.open(true, width);
            page.navigate(gateway.uri() + "/");

            assertThat(page.title()).isEqualTo("Share a safeguarding concern – Safe Conduct");
            assertThat(page.locator("body").getAttribute("class")).contains("js-enabled");
            assertAccessible(page);
            screenshot(page, "home-" + width);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void styleAndScript_areKeptByBrowsers_andHaveNeitherCrownNorGovUkFont() {
        Page page = browser.open(true, 1200);
        for (String file : List.of("govuk-frontend.min.css", "moj-frontend.min.css", "site.css", "site.js")) {
            APIResponse asset = page.request().get(gateway.uri() + "/assets/" + file);

            assertThat(asset.status()).as(file).isEqualTo(200);
            assertThat(asset.headers().get("cache-control")).as(file).isEqualTo("max-age=3600");
            assertThat(asset.text()).doesNotContain("GDS Transport,", "@font-face", "govuk-crest", "sourceMappingURL");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1200", "true, 360", "false, 1200"})
    void whatHappens_isAskedAndAnswered_withAndWithoutScripts(boolean scripts, int width) throws Exception {
        String shot = "what-happens-" + width + (scripts ? "" : "-no-script");
        Page page = browser.open(scripts, width);
        page.navigate(gateway.uri() + "/");
        page.getByRole(AriaRole.MAIN).getByText("What happens if I share this?").click();
        assertThat(page.title()).isEqualTo("What happens if I share this? – Safe Conduct");
        accessible(page, scripts);
        screenshot(page, shot + "-1-questions");

        page.getByText("See what happens").click();
        assertThat(page.title()).isEqualTo("Error: What happens if I share this? – Safe Conduct");
        assertThat(page.locator(".govuk-error-summary li").allTextContents())
                .containsExactly(
                        "Say whether you work in England or in Wales",
                        "Say whether you would share this as part of your job",
                        "Choose your role, or the nearest to it",
                        "Choose who is at risk",
                        "Choose at least one thing that you are worried about");
        accessible(page, scripts);
        screenshot(page, shot + "-2-errors");
        page.locator(".govuk-error-summary li a").nth(3).click();
        assertThat(page.locator("#subjects").evaluate("field => field === document.activeElement"))
                .isEqualTo(true);

        page.getByLabel("England").check();
        page.locator("#professional").check();
        page.locator("#role").selectOption("nurse");
        page.getByLabel("A child of 13 to 15").check();
        page.getByLabel("Nude images made or shared by young people").check();
        page.locator("#wishes-2").check();
        page.getByText("See what happens").click();

        assertThat(page.url()).isEqualTo(gateway.uri() + "/what-happens");
        assertThat(page.title()).isEqualTo("What happens if you share this – Safe Conduct");
        assertThat(page.locator("h1").textContent()).isEqualTo("What happens if you share this");
        Locator recording =
                page.locator(".sc-line", new Page.LocatorOptions().setHasText("normally record a report like this"));
        assertThat(recording.locator(".sc-word").textContent()).isEqualTo("May");
        assertThat(recording.textContent())
                .contains("County Police has not yet confirmed this.", "Source: ", "Not confirmed by County Police.");
        assertThat(page.locator(".sc-separate h2").textContent()).isEqualTo("Child protection is a separate question");
        assertThat(page.locator(".sc-separate").textContent()).contains("No prosecution does not mean no risk.");
        assertThat(page.locator("main").textContent()).contains("What the child wants affects the outcome");
        accessible(page, scripts);
        screenshot(page, shot + "-3-answer");

        page.getByText("Change your answers").click();
        assertThat(page.locator(".govuk-error-summary").count()).isZero();
        assertThat(page.locator("#role").inputValue()).isEqualTo("nurse");
        assertThat(page.locator("#wishes-2").isChecked()).isTrue();
        assertThat(page.getByLabel("A child of 13 to 15").isChecked()).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    private static void accessible(Page page, boolean scripts) {
        if (scripts) {
            assertAccessible(page);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing-here, 404, Page not found",
        "/mash/v1/inbox, 401, You cannot see this page",
        "/mash;x=/v1/inbox, 400, We could not use what was sent"
    })
    void refusal_isAPageInPlainEnglish_forABrowser(String path, int status, String heading) throws Exception {
        Page page = browser.open(true, 1200);
        Response response = page.navigate(gateway.uri() + path);

        assertThat(response.status()).isEqualTo(status);
        assertThat(page.locator("h1").textContent()).isEqualTo(heading);
        assertThat(page.content()).doesNotContain("problems/", "Whitelabel", "inbox");
        assertAccessible(page);
        screenshot(page, "refusal-" + status);
    }
}
