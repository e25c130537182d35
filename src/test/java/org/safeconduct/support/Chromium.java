package org.safeconduct.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real Chromium: the one that is installed. Without it the test fails, because a page that nobody looked at is not
 * tested.
 */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
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

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        return start(List.of());
    }

    /** @param not what Playwright asks of it, and we do not */
    static Chromium start(List<String> not) {
        assertThat(PROGRAM)
                .as("Chromium; install it (apt-get install chromium) or name it in CHROMIUM")
                .isExecutable();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setHeadless(true)
                        .setIgnoreDefaultArgs(not)
                        .setArgs(QUIET));
        return new Chromium(playwright, browser);
    }

    BrowserSession session() {
        return session(() -> {});
    }

    /** @param atLast when the session is closed */
    BrowserSession session(Runnable atLast) {
        return new BrowserSession(browser, atLast);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
