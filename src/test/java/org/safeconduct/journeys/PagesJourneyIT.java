package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.safeconduct.support.BrowserSession.assertAccessible;
import static org.safeconduct.support.BrowserSession.screenshot;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
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
