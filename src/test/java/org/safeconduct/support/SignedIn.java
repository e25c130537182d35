package org.safeconduct.support;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** A development person at a browser. */
public final class SignedIn {

    private static final String PASSWORD = "dev";

    private SignedIn() {}

    /** Signs in by the button on the first page and stays there. */
    public static Page as(String person, Page page, URI gateway) {
        page.navigate(gateway + "/sign-in");
        fillIn(person, page);
        return page;
    }

    /** Fills the sign-in page in, on which the browser is, and so comes to the page that was asked for. */
    public static void fillIn(String person, Page page) {
        page.getByLabel("User name", new Page.GetByLabelOptions().setExact(true))
                .fill(person);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Sign in"))
                .click();
    }
}
