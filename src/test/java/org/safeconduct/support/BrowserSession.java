package org.safeconduct.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows of a real Chromium, for one class of tests. Everything the browser complains of in them (scripts, refused style,
 * missing files) is kept in {@link #complaints}.
 */
public final class BrowserSession implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final List<String> WCAG_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

    private final Browser browser;
    private final Runnable atLast;
    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    BrowserSession(Browser browser, Runnable atLast) {
        this.browser = browser;
        this.atLast = atLast;
    }

    /** In a Chromium of its own that keeps the last pages alive for the way back, as people's do; Playwright has this off. */
    public static BrowserSession thatKeepsPagesAlive() {
        Chromium own = Chromium.start(List.of("--disable-back-forward-cache"));
        return own.session(own::close);
    }

    /** A new window with no cookies. The certificate is the development CA's, which Chromium does not know. */
    public Page open(boolean scripts, int width) {
        return open(
                new Browser.NewContextOptions().setJavaScriptEnabled(scripts).setViewportSize(width, 900));
    }

    /** @param options the certificate check is switched off in addition */
    public Page open(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setIgnoreHTTPSErrors(true));
        windows.add(context);
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
        AxeRunOptions violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        // Axe's other mode opens one more window each time, for pages with frames of other sites; ours have no frames.
        List<Rule> violations = new AxeBuilder(page)
                .options(violationsOnly)
                .setLegacyMode(true)
                .withTags(WCAG_AA)
                .analyze()
                .getViolations();
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
        windows.forEach(BrowserContext::close);
        atLast.run();
    }
}
