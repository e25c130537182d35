package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.safeconduct.journeys.Screen.errors;
import static org.safeconduct.journeys.Screen.exactly;
import static org.safeconduct.journeys.Screen.main;
import static org.safeconduct.support.BrowserSession.assertAccessible;
import static org.safeconduct.support.BrowserSession.screenshot;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.BrowserSession;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;

/** The pages that anyone sees, in a real browser. */
@ExtendWith(Shared.class)
class PagesJourneyIT {

    static RunningGateway gateway;
    static BrowserSession browser;

    @BeforeAll
    static void start(RunningGateway shared, BrowserSession windows) {
        browser = windows;
        gateway = shared;
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
    @CsvSource({"true, 1200", "true, 320", "false, 1200"})
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
        assertThat(errors(page))
                .containsExactly(
                        "Say whether you work in England or in Wales",
                        "Say whether you would share this as part of your work, paid or unpaid",
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
        page.locator("#known").check();
        page.getByText("See what happens").click();

        assertThat(page.url()).isEqualTo(gateway.uri() + "/what-happens");
        assertThat(page.title()).isEqualTo("What happens if you share this – Safe Conduct");
        assertThat(page.locator("h1").textContent()).isEqualTo("What happens if you share this");
        Locator recording = page.locator("#recording .sc-line")
                .filter(new Locator.FilterOptions().setHasText("normally record a report like this"));
        assertThat(recording.locator(".sc-word").first().textContent()).isEqualTo("Depends on the case");
        assertThat(recording.textContent()).contains("Source 2").doesNotContain("has not yet confirmed this");
        assertThat(page.locator("#recording").textContent())
                .contains("Home Office Crime Recording Rules", "(not yet checked against an official text)")
                .doesNotContain("[K]", ".md", "not read");
        assertThat(page.locator(".sc-statement").textContent())
                .containsOnlyOnce("County Police has not confirmed any of these lines yet.")
                .containsOnlyOnce("Where a source is not yet checked against an official text")
                .contains("In short: what happens", "It does not end because the police stop.")
                .contains("The police should normally have recorded a crime, by ");
        assertThat(page.locator("#child-protection summary").innerText())
                .isEqualTo("Protecting a child or an adult is a separate question");
        assertThat(page.locator("details[open]").count()).isZero();
        assertThat(main(page)).contains("the child's wishes affect the outcome");
        accessible(page, scripts);
        screenshot(page, shot + "-3-answer");
        noSidewaysScrolling(page);

        Download saved =
                page.waitForDownload(() -> page.getByText("Save as PDF").click());
        assertThat(saved.suggestedFilename()).isEqualTo("how-police-will-handle-it.pdf");
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(saved.path()))) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(
                            "normally record a report like this",
                            "County Police has not confirmed any of these lines yet.");
        }
        Files.copy(saved.path(), Path.of("target/screenshots/what-happens.pdf"), StandardCopyOption.REPLACE_EXISTING);

        page.getByText("Change your answers").click();
        assertThat(page.locator(".govuk-error-summary").count()).isZero();
        assertThat(page.locator("#role").inputValue()).isEqualTo("nurse");
        assertThat(page.locator("#wishes-2").isChecked()).isTrue();
        assertThat(page.getByLabel("A child of 13 to 15").isChecked()).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatHappens_isAnsweredInWelsh_asADraftThatSaysSoFirst() throws Exception {
        Page page = browser.open(true, 1200);
        page.navigate(gateway.uri() + "/what-happens");
        page.getByText("Cael yr ateb yn Gymraeg").click();
        page.getByLabel("Wales").check();
        page.locator("#professional").check();
        page.locator("#role").selectOption("teacher");
        page.getByLabel("A child under 13").check();
        page.locator("#categories").check();
        assertAccessible(page);
        page.getByText("See what happens").click();

        Locator statement = page.locator(".sc-statement");
        assertThat(statement.getAttribute("lang")).isEqualTo("cy");
        assertThat(statement.locator("> *").first().textContent())
                .contains("Drafft peiriant yw'r testun Cymraeg hwn.", "This Welsh text is a machine draft.");
        assertThat(statement.textContent()).contains("Cwestiwn i'r cyngor yw amddiffyn y plentyn.");
        assertThat(statement.textContent()).doesNotContain("Cadarnhawyd gan");
        assertAccessible(page);
        screenshot(page, "what-happens-welsh");

        page.getByText("English", exactly()).click();
        assertThat(page.locator(".sc-statement").getAttribute("lang")).isEqualTo("en");
        assertThat(page.locator(".sc-notice").count()).isZero();
    }

    @Test
    void statementOfACase_isAPageOrAPdfOrJson_asTheReaderAccepts() throws Exception {
        AgencySystem school = gateway.agency("oakfield-school");
        String reference = AgencySystem.json(school.post(
                        "/schools/v1/disclosures",
                        "application/json",
                        AgencySystem.jsonExample("school", "Canary narrative.")))
                .path("reference")
                .asString();
        String path = "/disclosures/v1/" + reference + "/statement";
        for (int width : new int[] {1200, 320}) {
            Page page = browser.open(new Browser.NewContextOptions()
                    .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + school.token()))
                    .setViewportSize(width, 900));
            page.navigate(gateway.uri() + path);

            assertThat(page.title()).isEqualTo("How the police will handle it – Safe Conduct");
            assertThat(page.content()).doesNotContain("Canary", reference);
            assertThat(page.locator(".sc-statement").textContent())
                    .contains("Version 1", "Protecting the child is the council's question.");
            assertAccessible(page);
            noSidewaysScrolling(page);
            screenshot(page, "case-statement-" + width);
        }

        HttpResponse<byte[]> pdf = school.get(path, "Accept", "application/pdf", "Accept-Language", "cy");
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
                .doesNotContain(reference);
        try (PDDocument document = Loader.loadPDF(pdf.body())) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("cy");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Sut bydd yr heddlu'n ymdrin â hyn");
            assertThat(new PDFTextStripper().getText(document)).doesNotContain("Canary", reference);
        }
        Files.write(Path.of("target/screenshots/case-statement-welsh.pdf"), pdf.body());
        for (String accept : List.of("*/*", "application/json", "application/json, text/html;q=0.5")) {
            assertThat(AgencySystem.json(school.get(path, "Accept", accept))
                            .path("language")
                            .asString())
                    .as(accept)
                    .isEqualTo("en");
        }
        assertThat(AgencySystem.json(school.get(path + "?lang=cy"))
                        .path("notice")
                        .asString())
                .contains("machine draft");
        assertThat(school.get(path, "Accept", "image/png").statusCode()).isEqualTo(406);
        assertThat(gateway.agency("st-marys-hospital")
                        .get(path, "Accept", "application/pdf")
                        .statusCode())
                .isEqualTo(404);
    }

    /** From an address of its own, so that the other tests keep theirs. */
    @Test
    void oneAddressMayAskOnlySoOften() throws Exception {
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(AgencySystem.trust(gateway.certs().resolve("ca.pem")))
                .localAddress(InetAddress.getByName("127.0.0.2"))
                .build()) {
            HttpRequest question = HttpRequest.newBuilder(gateway.uri().resolve("/handling/v1/statements"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(422);
            for (int i = 0; i < 500 && answer.statusCode() == 422; i++) {
                answer = http.send(question, HttpResponse.BodyHandlers.ofString());
            }
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isPositive();
            assertThat(answer.body()).contains("too-many-requests");
        }
    }

    private static void noSidewaysScrolling(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
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
