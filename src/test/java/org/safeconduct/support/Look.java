package org.safeconduct.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/**
 * Looks at a page as each must be: it breaks no rule of accessibility, fits the window, says nothing of the case in its title,
 * and can be left at once where somebody shares. The picture of it is in {@code target/screenshots}.
 *
 * @param judged by axe, which needs scripts
 * @param name of the pictures
 */
public record Look(Page page, boolean judged, String name) {

    /** @param what the page shows now */
    public void at(String what) throws Exception {
        page.waitForLoadState();
        if (judged) {
            BrowserSession.assertAccessible(page);
        }
        BrowserSession.screenshot(page, name + "-" + what);
        assertThat(page.title()).doesNotContain("script", "SC-", "Keller");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits", what)
                .isTrue();
        if (page.url().matches("https://[^/]+/(share|sent)(/.*)?")) {
            assertThat(page.locator(".govuk-exit-this-page").count())
                    .as("%s can be left", what)
                    .isEqualTo(1);
        }
    }
}
