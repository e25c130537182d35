package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.safeconduct.journeys.Screen.HOSTILE;
import static org.safeconduct.journeys.Screen.errors;
import static org.safeconduct.journeys.Screen.exactly;
import static org.safeconduct.journeys.Screen.main;
import static org.safeconduct.journeys.Screen.shown;
import static org.safeconduct.journeys.Screen.texts;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.support.BrowserSession;
import org.safeconduct.support.Look;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.safeconduct.support.SignedIn;

/** A person without a system of their own shares a concern, from the first page to the reference. */
@ExtendWith(Shared.class)
class ShareJourneyIT {

    static RunningGateway gateway;
    static BrowserSession browser;

    @BeforeAll
    static void start(RunningGateway shared, BrowserSession windows) {
        browser = windows;
        gateway = shared;
    }

    @ParameterizedTest
    @CsvSource({"true, 1200", "false, 320"})
    void charityWorker_sharesAConcern_withAndWithoutScripts(boolean scripts, int width) throws Exception {
        Look look = new Look(browser.open(scripts, width), scripts, "share-" + width);
        Page page = SignedIn.as("charity-worker", look.page(), gateway.uri());
        page.navigate(gateway.uri() + "/");
        look.at("0-home");
        page.getByRole(AriaRole.MAIN).getByText("What I have shared").click();
        assertThat(page.locator("h1").textContent()).isEqualTo("What your organisation has shared");
        page.navigate(gateway.uri() + "/share/");
        look.at("1-start");
        page.getByText("Start", exactly()).click();
        assertThat(page.title()).isEqualTo("Error: Share a concern – Safe Conduct");
        assertThat(errors(page)).containsExactly("Say whether someone is in danger now");
        look.at("2-error");
        page.getByLabel("Yes").check();
        page.getByText("Start", exactly()).click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Call 999 now");
        look.at("3-call-999");
        assertThat(texts(page, "main a[role=button]")).containsExactly("I have called 999: go on");
        page.getByText("Nobody is in danger right now: go back").click();
        page.getByLabel("No", new Page.GetByLabelOptions().setExact(true)).check();
        save(page);
        assertThat(page.locator("#nation").isChecked()).as("the partnership's").isTrue();
        assertThat(page.locator("#name").inputValue()).isNotEmpty();
        page.locator("#role").selectOption("charity-worker");
        page.locator("#professional").check();
        save(page);
        assertThat(errors(page)).containsExactly("Write how they can reach you, or say why you cannot");
        page.locator("#contact").fill("01632 960301");
        look.at("5-you");
        save(page);

        page.getByLabel("A child under 18").check();
        page.locator("#givenName").fill(HOSTILE);
        page.locator("#familyName").fill("x".repeat(10_000));
        save(page);
        assertThat(errors(page)).containsExactly("Write 200 characters or fewer");
        assertThat(page.locator("#familyName").inputValue()).hasSize(10_000);
        page.locator("#familyName").fill("Keller");
        look.at("6-who");
        save(page);
        page.locator("#dateOfBirth").fill("31");
        page.locator("#dateOfBirth-2").fill("Feb");
        page.locator("#dateOfBirth-3").fill("2012");
        save(page);
        assertThat(page.title()).startsWith("Error: ");
        look.at("7-date");
        page.locator("#dateOfBirth").fill("3");
        save(page);
        page.locator("#lines").fill("30 Sample Street\nOvertown");
        page.locator("#postcode").fill("ZZ99 3CZ");
        save(page);
        assertThat(errors(page)).containsExactly("Say whether this address must be kept from anyone");
        page.locator("#doNotDisclose").check();
        page.getByText("More, if you know it").click();
        page.locator("#nhsNumber").fill("987 654 3210");
        look.at("8-lives");
        page.getByText("Save and add another person at risk").click();
        page.getByLabel("A child under 18").check();
        page.locator("#givenName").fill("Sam");
        page.locator("#familyName").fill("Keller");
        save(page);
        save(page);
        page.getByText("Use the address of the first person").click();
        assertThat(page.locator("#lines").inputValue()).contains("Overtown");
        assertThat(page.locator("#doNotDisclose").isChecked()).isTrue();
        save(page);

        page.getByText("I cannot answer this").first().click();
        page.locator("#name-absent").selectOption("withheld-for-safety");
        page.locator("#ageYears").fill("36");
        page.locator("#relationship").selectOption("parents-ex-partner");
        look.at("9-alleged");
        save(page);

        page.getByLabel("Physical abuse").check();
        page.getByText("Save and see all parts").click();
        look.at("4-tasks");
        String tasks = page.url();
        page.navigate(gateway.uri() + "/share");
        assertThat(shown(page))
                .contains("Physical abuse", "Next: What did you see, hear or learn?")
                .doesNotContain("Keller");
        look.at("4-drafts");
        page.navigate(tasks);
        page.getByText("What happened").click();
        save(page);
        page.locator("#narrative").fill("She has a bruise. " + HOSTILE + "\nIt is new.");
        save(page);
        page.getByLabel("I saw it").check();
        save(page);
        page.locator("#harm").check();
        save(page);

        page.getByLabel("I did not ask: asking would put someone at risk").check();
        page.locator("#reason").selectOption("risk-to-child");
        look.at("9-consent");
        save(page);
        page.getByLabel("No, and for now they must not be told").check();
        save(page);
        page.getByLabel("To protect a child").check();
        page.getByLabel("The police").check();
        page.getByLabel("The MASH").check();
        save(page);

        page.getByText("Add or take out").click();
        page.locator("#file")
                .setInputFiles(
                        new FilePayload("../<b>note.txt", "text/plain", "A note.".getBytes(StandardCharsets.UTF_8)));
        page.getByText("Add it").click();
        assertThat(page.locator(".govuk-summary-list").textContent()).contains("Document 1");
        page.getByText("Take out").click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Take this document out?");
        look.at("10-sure");
        page.getByText("No, keep it").click();
        look.at("10-documents");
        page.locator("#file")
                .setInputFiles(new FilePayload("photo.heic", "image/heic", "x".getBytes(StandardCharsets.UTF_8)));
        page.getByText("Continue").click();
        assertThat(page.locator(".govuk-error-summary a").textContent())
                .startsWith("This kind of file is not taken. Choose a PDF,");
        look.at("10-documents-error");
        page.locator("#file")
                .setInputFiles(
                        new FilePayload("second.txt", "text/plain", "Another.".getBytes(StandardCharsets.UTF_8)));
        page.getByText("Continue").click();
        look.at("11-tasks-done");

        page.getByText("Check your answers").click();
        assertThat(main(page))
                .contains(HOSTILE, "I hold it back to keep someone safe", "<b>note.txt", "second.txt")
                .as("nothing is left that is needed")
                .doesNotContain("Not answered: ");
        assertThat(shown(page)).contains("You said that nobody is in danger now, and also that a life");
        look.at("12-check");
        page.locator("a[href*='/harm?']").first().click();
        page.locator("#harm-2").check();
        save(page);
        assertThat(shown(page)).doesNotContain("You said that nobody is in danger now");
        page.locator("a[href*='/alleged/0']").first().click();
        page.locator("#ageYears").fill("37");
        save(page);
        assertThat(page.locator("h1").textContent()).isEqualTo("Check your answers");
        assertThat(main(page)).contains("37");
        page.getByText("See what will happen if you share this").click();
        assertThat(page.locator("h1").textContent()).isEqualTo("What will happen if you share this");
        assertThat(texts(page, ".sc-decision h3")).contains("The police", "The MASH");
        assertThat(page.locator(".sc-line").count()).isGreaterThan(10);
        String first = before(shown(page), "Your decision");
        assertThat(first.split("\\s+").length).as("words before the decision").isLessThan(600);
        assertThat(first)
                .contains("Held back: ", "What you may tell the family", "In short: what happens")
                .containsOnlyOnce("Do not tell")
                .containsOnlyOnce("has not confirmed any of these lines")
                .doesNotContain("[K]", ".md", "Tell the person");
        assertThat(page.locator("details[open]").count()).isZero();
        page.getByText("Recording a crime", exactly()).click();
        assertThat(page.locator("#recording").innerText()).contains("Where this comes from", "Source 1");
        look.at("13-before");
        page.getByText("Share", exactly()).click();
        assertThat(page.locator(".sc-reference").textContent()).matches("SC-[0-9A-Z]{4}-[0-9A-Z]{4}");
        look.at("14-done");
        assertThat(shown(page))
                .contains("Who gets what", "Held back: ", "should normally have recorded a crime")
                .contains("Look again at whether the person or family still must not be told.");
        assertThat(page.url()).matches(".*/share/done/SC-[0-9A-Z-]+");
        String reference = page.locator(".sc-reference").textContent();
        page.goBack();
        assertThat(page.locator("h1").textContent()).isEqualTo("You shared this already");
        assertThat(shown(page)).contains(reference);
        look.at("15-already");
        assertThat(browser.complaints()).isEmpty();
        assertThat(files()).as("nothing is spooled").noneMatch(file -> file.contains("upload"));
    }

    @Test
    void draft_isKept_seenByNobodyElse_andMayEndInADecisionNotToShare() throws Exception {
        Look look = new Look(browser.open(true, 1200), true, "not-shared");
        Page page = SignedIn.as("safeguarding-lead", look.page(), gateway.uri());
        page.navigate(gateway.uri() + "/share");
        page.getByLabel("No", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByText("Start", exactly()).click();
        String draft = page.url().replaceAll("/you$", "");

        Page another = SignedIn.as("nurse", browser.open(true, 1200), gateway.uri());
        assertThat(another.navigate(draft).status()).isEqualTo(404);
        assertThat(another.navigate(gateway.uri() + "/share").text()).doesNotContain("What you have started");

        page.navigate(gateway.uri() + "/share");
        assertThat(main(page)).contains("What you have started");
        page.navigate(draft + "/before");
        assertThat(main(page)).contains("Nothing was sent, and nothing is lost");
        look.at("1-cannot");
        page.navigate(draft + "/do-not-share");
        page.locator("main button").click();
        look.at("2-why");
        assertThat(page.locator("#whyNot-5").count())
                .as("advice is no decision")
                .isZero();
        page.getByText("keep it for later").click();
        assertThat(shown(page))
                .contains("Nothing was sent.", "until you share it, decide not to share it, or delete it");
        look.at("2-later");
        page.navigate(draft + "/do-not-share");
        page.getByLabel("Something else").check();
        page.locator("#whyNotReason").fill("I ask our lead.");
        page.locator("main button").click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Not shared");
        assertThat(shown(page)).contains("Where it is on record");
        look.at("3-not-shared");
        assertThat(page.navigate(draft).status()).isEqualTo(404);
    }

    private static List<String> files() throws Exception {
        try (var all = Files.walk(gateway.folder())) {
            return all.map(Path::toString).toList();
        }
    }

    private static String before(String text, String end) {
        assertThat(text).contains(end);
        return text.substring(0, text.indexOf(end));
    }

    private static void save(Page page) {
        page.getByText("Save and continue").click();
    }
}
