package org.safeconduct.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real Chromium: the one that is installed. Without it the test fails, because a page that nobody looked at is not
 * tested. Everything the browser complains of (scripts, refused style, missing files) is kept in {@link #complaints}.
 */
public final class BrowserSession implements AutoCloseable {

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final List<String> WCAG_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private BrowserSession(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static BrowserSession start() {
        return start(List.of());
    }

    /** As people's browsers do, it keeps the last pages alive for the way back; Playwright has this off. */
    public static BrowserSession thatKeepsPagesAlive() {
        return start(List.of("--disable-back-forward-cache"));
    }

    private static BrowserSession start(List<String> not) {
        assertThat(CHROMIUM)
                .as("Chromium; install it (apt-get install chromium) or name it in CHROMIUM")
                .isExecutable();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setHeadless(true)
                        .setIgnoreDefaultArgs(not)
                        .setArgs(QUIET));
        return new BrowserSession(playwright, browser);
    }

    /** A new window with no cookies. The certificate is the development CA's, which Chromium does not know. */
    public Page open(boolean scripts, int width) {
        return open(
                new Browser.NewContextOptions().setJavaScriptEnabled(scripts).setViewportSize(width, 900));
    }

    /** @param options the certificate check is switched off in addition */
    public Page open(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setIgnoreHTTPSErrors(true));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // What could not be loaded is told below, where a page that a test asked for can be told from a missing
            // file.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400 && !response.request().isNavigationRequest()) {
                complaints.add(response.status() + ": " + response.url());
            }
        });
        page.onPageError(complaints::add);
        page.onRequestFailed(request -> {
            // A browser calls a navigation that turns into a download failed.
            if (!request.isNavigationRequest()) {
                complaints.add("failed: " + request.url());
            }
        });
        return page;
    }

    /** What the browser complained of in all windows so far. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The whole page as {@code target/screenshots/<name>.png}, for a person to look at. */
    public static void screenshot(Page page, String name) throws Exception {
        Files.createDirectories(SCREENSHOTS);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** No violation of WCAG 2.2 A or AA, nor of axe's best practice, that axe can find. The page must allow scripts. */
    public static void assertAccessible(Page page) {
        List<Rule> violations = new AxeBuilder(page).withTags(WCAG_AA).analyze().getViolations();
        assertThat(violations.stream().map(BrowserSession::described))
                .as(page.title())
                .isEmpty();
    }

    private static String described(Rule violation) {
        return violation.getId() + " (" + violation.getImpact() + "): " + violation.getHelp() + "; "
                + violation.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
