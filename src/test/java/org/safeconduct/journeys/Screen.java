package org.safeconduct.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/**
 * How journeys read a page. A click waits until the next page begins to arrive, not until all of it is there: whatever reads
 * text waits for the whole page first, or finds it cut in the middle.
 */
final class Screen {

    /** A script, a formula, right-to-left text, an emoji. */
    static final String HOSTILE = "<script>document.title='x'</script> =1+1 \u202eabc \u05d0\u05d1 \ud83d\ude00";

    private Screen() {}

    /** All text of the page's own part, also what is folded away. */
    static String main(Page page) {
        return whole(page).textContent();
    }

    /** The text of the page's own part as a person sees it: without what is folded away. */
    static String shown(Page page) {
        return whole(page).innerText();
    }

    /** What the page says must be put right, in its order; empty if nothing. */
    static List<String> errors(Page page) {
        return texts(page, ".govuk-error-summary li");
    }

    /** The text of each of these on the page. */
    static List<String> texts(Page page, String selector) {
        page.waitForLoadState();
        return page.locator(selector).allTextContents();
    }

    static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static Locator whole(Page page) {
        page.waitForLoadState();
        return page.locator("main");
    }
}
