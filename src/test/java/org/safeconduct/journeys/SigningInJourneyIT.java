package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.safeconduct.journeys.Screen.exactly;
import static org.safeconduct.support.BrowserSession.assertAccessible;
import static org.safeconduct.support.BrowserSession.screenshot;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.Role;
import org.safeconduct.identity.access.AccessRule;
import org.safeconduct.identity.access.AccessRules;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.BrowserSession;
import org.safeconduct.support.MovableClock;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.safeconduct.support.SignedIn;
import org.safeconduct.support.SignedInClient;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People sign in, work, and are signed out; each sees the pages of their own part. */
@ExtendWith(Shared.class)
class SigningInJourneyIT {

    static final MovableClock CLOCK = new MovableClock();

    @TempDir
    static Path folder;

    @AutoClose
    static RunningGateway gateway;

    /** Stands behind the door of each kind of page and says who came through. */
    @TestComponent
    @RestController
    static class Behind {
        @RequestMapping({
            "/share/test",
            "/sent/test",
            "/inbox/test",
            "/police/SC-TEST-TEST",
            "/review/test",
            "/governance/test"
        })
        String who(Caller caller) {
            return "reached by " + caller.subject() + " of " + caller.agency() + " " + caller.roles();
        }
    }

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start(folder, Map.of(), CLOCK, Behind.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signsInAndOut_withAndWithoutScripts(boolean scripts, BrowserSession browser) throws Exception {
        Page page = browser.open(scripts, scripts ? 1200 : 360);
        page.navigate(gateway.uri() + "/sent/test");
        assertThat(page.title()).isEqualTo("Sign in – Safe Conduct");
        if (scripts) {
            assertAccessible(page);
        }
        screenshot(page, "sign-in-" + scripts);

        SignedIn.fillIn("nobody", page);
        assertThat(page.title()).isEqualTo("Error: Sign in – Safe Conduct");
        if (scripts) {
            assertAccessible(page);
        }
        SignedIn.fillIn("nurse", page);
        assertThat(page.url()).isEqualTo(gateway.uri() + "/sent/test");
        assertThat(page.locator("body").textContent()).isEqualTo("reached by nurse of st-marys-hospital [SHARER]");

        page.navigate(gateway.uri() + "/");
        assertThat(page.locator(".sc-person p").innerText()).isEqualTo("Amina Yusuf, St Mary's Hospital (Sharer)");
        assertThat(page.getByText("Sign in").count()).isZero();
        if (scripts) {
            assertAccessible(page);
        }
        screenshot(page, "signed-in-" + scripts);
        assertThat(page.context().cookies()).singleElement().satisfies(SigningInJourneyIT::staysHere);

        page.getByText("Sign out").click();
        assertThat(page.url()).isEqualTo(gateway.uri() + "/");
        assertThat(page.locator(".sc-person").count()).isZero();
        page.navigate(gateway.uri() + "/sent/test");
        assertThat(page.title()).isEqualTo("Sign in – Safe Conduct");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theirFirstPage_saysThatNothingWasSharedYet(BrowserSession browser) throws Exception {
        Page page = SignedIn.as("nurse", browser.open(true, 1200), gateway.uri());
        page.getByText("What you have shared").click();

        page.getByText("has not shared anything yet").waitFor();
        assertAccessible(page);
        screenshot(page, "sent-1-empty");
        assertThat(browser.complaints()).isEmpty();
    }

    /** On a shared laptop, the next person presses Back. */
    @ParameterizedTest
    @CsvSource({
        "true, .sc-person button",
        "false, .sc-person button",
        "true, .govuk-exit-this-page__button",
        "false, .govuk-exit-this-page__button"
    })
    void backShowsNothing_onceSomebodyHasLeft(boolean scripts, String leave) throws Exception {
        try (BrowserSession browser = BrowserSession.thatKeepsPagesAlive()) {
            Page page = SignedIn.as("nurse", browser.open(scripts, 1200), gateway.uri());
            page.navigate(gateway.uri() + "/share");
            page.getByLabel("No", new Page.GetByLabelOptions().setExact(true)).check();
            page.getByText("Start", exactly()).click();
            String draft = page.url();
            page.navigate(gateway.uri() + "/sent");
            // Not goBack(), which waits for an answer of the server: this page comes back without one.
            page.evaluate("history.back()");
            page.locator("h1", new Page.LocatorOptions().setHasText("About you"))
                    .waitFor();

            page.locator(leave).click();
            page.waitForURL(url -> !url.contains("/share/"));
            page.evaluate("history.back()");
            page.waitForURL(url -> url.contains("/oauth2/sign-in"));

            assertThat(page.title()).isEqualTo("Sign in – Safe Conduct");
            assertThat(page.locator(".sc-person").count()).isZero();
            SignedIn.fillIn("nurse", page);
            assertThat(page.url()).as("the draft is kept").isEqualTo(draft);
        }
    }

    @Test
    void anotherSiteEndsNobodysSession_byLeadingToTheExit() throws Exception {
        SignedInClient nurse = gateway.person("nurse");
        for (String from : List.of("cross-site", "same-site", "none", "")) {
            assertThat(nurse.leave(from).headers().firstValue("Location")).contains("https://www.bbc.co.uk/weather");
            assertThat(nurse.get("/share/test").body()).as(from).startsWith("reached");
        }

        HttpResponse<String> gone = nurse.leave("same-origin");
        assertThat(gone.headers().firstValue("Location")).contains("https://www.bbc.co.uk/weather");
        assertThat(nurse.session()).isEmpty();
        HttpResponse<String> after = nurse.get("/share/test");
        assertThat(after.uri().getPath()).isEqualTo("/oauth2/sign-in");
        assertThat(after.previousResponse().orElseThrow().uri().getQuery())
                .as("an issuer that remembers the person must ask all the same")
                .contains("prompt=login");
    }

    private static void staysHere(Cookie cookie) {
        assertThat(cookie.name).isEqualTo("__Host-session");
        assertThat(cookie.secure).isTrue();
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(cookie.path).isEqualTo("/");
        assertThat(cookie.expires).as("ends with the browser").isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        // person, share, sent, inbox, police, review, governance
        "nurse, 200, 200, 403, 403, 403, 403",
        "safeguarding-lead, 200, 200, 403, 403, 200, 403",
        "charity-worker, 200, 200, 403, 403, 403, 403",
        "mash-officer, 403, 403, 200, 403, 403, 403",
        "police-officer, 403, 403, 403, 200, 403, 403",
        "reviewer, 403, 200, 403, 403, 200, 403",
        "governance, 403, 403, 403, 403, 403, 200",
        "operator, 403, 403, 403, 403, 403, 403"
    })
    void opensThePagesOfTheirOwnPart_andNoOther(
            String name, int share, int sent, int inbox, int police, int review, int governance) throws Exception {
        SignedInClient person = gateway.person(name);

        Map<String, Integer> pages = Map.of(
                "/share/test", share,
                "/sent/test", sent,
                "/inbox/test", inbox,
                "/police/SC-TEST-TEST", police,
                "/review/test", review,
                "/governance/test", governance);
        for (Map.Entry<String, Integer> page : pages.entrySet()) {
            HttpResponse<String> answer = person.get(page.getKey());
            assertThat(answer.statusCode()).as(page.getKey()).isEqualTo(page.getValue());
            assertThat(answer.body().contains("reached by " + name + " of"))
                    .as(page.getKey())
                    .isEqualTo(page.getValue() == 200);
        }
    }

    @Test
    void aSessionMakesNoCall_andATokenOpensNoPage() throws Exception {
        SignedInClient officer = gateway.person("mash-officer");
        AgencySystem mash = gateway.agency("county-mash");
        for (String call : List.of("/mash/v1/inbox", "/mash/v1/schema", "/reviews/v1")) {
            assertThat(officer.get(call).statusCode()).as(call).isEqualTo(401);
        }
        assertThat(officer.postWithoutProof("/mash/v1/decisions", Map.of()).statusCode())
                .isEqualTo(401);

        assertThat(mash.get("/mash/v1/schema").statusCode()).isEqualTo(200);
        assertThat(mash.get("/inbox/test").statusCode()).isEqualTo(401);
        assertThat(mash.get("/inbox/test", "Accept", "text/html").statusCode()).isEqualTo(302);
    }

    @Test
    void refusesAForm_thatAnotherSiteSent() throws Exception {
        SignedInClient nurse = gateway.person("nurse");

        assertThat(nurse.post("/share/test", Map.of()).statusCode()).isEqualTo(200);
        HttpResponse<String> forged = nurse.postWithoutProof("/share/test", Map.of());
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).doesNotContain("reached");
        assertThat(nurse.postWithoutProof("/share/test", Map.of("_csrf", "made-up"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(nurse.postWithoutProof("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(nurse.get("/share/test").statusCode()).isEqualTo(200);
    }

    @Test
    void givesASessionAnotherName_whenSomebodySignsIn() throws Exception {
        SignedInClient visitor = gateway.nobody();
        visitor.get("/share/test");
        String before = visitor.session();
        visitor.signIn("nurse", "dev");

        assertThat(before).isNotEmpty();
        assertThat(visitor.session()).isNotEmpty().isNotEqualTo(before);
        assertThat(visitor.get("/share/test").body()).startsWith("reached by nurse");
    }

    @Test
    void asksWhoItIsAgain_beforeADisclosureIsOpened_andComesBackToIt() throws Exception {
        SignedInClient officer = gateway.person("mash-officer");
        assertThat(officer.get("/inbox/test").body()).startsWith("reached");

        CLOCK.moveOn(Duration.ofMinutes(31));

        assertThat(officer.get("/").body()).contains("Priya Shah");
        HttpResponse<String> asked = officer.get("/inbox/test");
        assertThat(asked.uri().getPath()).isEqualTo("/oauth2/sign-in");
        HttpResponse<String> opened = officer.signIn("mash-officer", "dev");
        assertThat(opened.uri().getPath()).isEqualTo("/inbox/test");
        assertThat(opened.body()).isEqualTo("reached by mash-officer of county-mash [MASH_OFFICER]");
    }

    /** Each row of the table that somebody may open, by whoever may, when they signed in more than half an hour ago. */
    @Test
    void asksWhoItIsAgain_beforeEveryPageAndAct_thatTheTableDoesNotExcept() throws Exception {
        Map<String, SignedInClient> people = new LinkedHashMap<>();
        for (String name : List.of("nurse", "mash-officer", "police-officer", "reviewer", "governance", "operator")) {
            people.put(name, gateway.person(name));
        }
        Map<Role, String> whose = Map.of(
                Role.SHARER, "nurse",
                Role.MASH_OFFICER, "mash-officer",
                Role.POLICE_DECISION_MAKER, "police-officer",
                Role.REVIEWER, "reviewer",
                Role.GOVERNANCE, "governance",
                Role.OPERATOR, "operator");
        CLOCK.moveOn(Duration.ofMinutes(31));
        int asked = 0;
        for (AccessRule rule : AccessRules.TABLE) {
            if (!rule.isPage() || rule.open()) {
                continue;
            }
            SignedInClient person =
                    people.get(whose.get(rule.roles().stream().sorted().toList().getFirst()));
            String path = rule.path()
                    .replaceAll("\\{reference[^}]*}", "SC-TEST-TEST")
                    .replaceAll("\\{page[^}]*}", "person")
                    .replaceAll("/\\*\\*?$", "/test");
            HttpResponse<String> answer =
                    rule.method().equals(HttpMethod.POST) ? person.post(path, Map.of("a", "b")) : person.get(path);
            boolean atTheIssuer = answer.uri().getPath().equals("/oauth2/sign-in");
            assertThat(atTheIssuer)
                    .as(rule.method() + " " + path)
                    .isEqualTo(rule.whyNoProofAnew().isEmpty());
            asked++;
        }
        assertThat(asked).isGreaterThan(20);
    }

    @Test
    void whatWasTypedBeforeTheProofAnew_waitsForItsWriter_andIsSentByNobodyElse() throws Exception {
        SignedInClient officer = gateway.person("mash-officer");
        CLOCK.moveOn(Duration.ofMinutes(31));
        Map<String, String> typed = Map.of("question", "Who told \u05d0 <b>?", "id", "page-1");

        HttpResponse<String> asked = officer.post("/inbox/test", typed);

        assertThat(asked.uri().getPath()).isEqualTo("/oauth2/sign-in");
        HttpResponse<String> back = officer.signIn("mash-officer", "dev");
        assertThat(back.uri().getPath()).isEqualTo("/kept");
        assertThat(back.body())
                .contains("Not sent yet", "Nothing was sent or changed", "Who told \u05d0 &lt;b&gt;?")
                .contains("action=\"/inbox/test\"", "name=\"id\" value=\"page-1\"");
        assertThat(officer.post("/inbox/test", typed).body()).startsWith("reached by mash-officer");
        assertThat(officer.get("/kept").uri().getPath()).as("sent").isEqualTo("/inbox");

        CLOCK.moveOn(Duration.ofMinutes(31));
        officer.post("/inbox/test", typed);
        officer.signIn("police-officer", "dev");
        assertThat(officer.get("/kept").body()).doesNotContain("Who told");
    }

    @Test
    void endsASession_whenItHasLastedLongEnough() throws Exception {
        SignedInClient nurse = gateway.person("nurse");
        CLOCK.moveOn(Duration.ofHours(8).minusMinutes(1));
        assertThat(nurse.get("/").body()).contains("Amina");

        CLOCK.moveOn(Duration.ofMinutes(1));

        HttpResponse<String> posted = nurse.postWithoutProof("/share/test", Map.of());
        assertThat(posted.statusCode()).isIn(401, 403);
        assertThat(nurse.get("/share/test").uri().getPath()).isEqualTo("/oauth2/sign-in");
        assertThat(nurse.get("/").body()).doesNotContain("Amina");
    }
}
