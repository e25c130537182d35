package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.support.BrowserSession;
import org.safeconduct.support.Look;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.ShareAnswers;
import org.safeconduct.support.Shared;
import org.safeconduct.support.SignedIn;
import org.safeconduct.support.SignedInClient;

/** A person without a system of their own shares a concern, from the first page to the reference. */
@ExtendWith(Shared.class)
class ShareJourneyIT {

    /** A script, a formula, right-to-left text, an emoji. */
    private static final String HOSTILE =
            "<script>document.title='x'</script> =1+1 \u202eabc \u05d0\u05d1 \ud83d\ude00";

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
        page.locator("main").getByText("What I have shared").click();
        assertThat(page.locator("h1").textContent()).isEqualTo("What your organisation has shared");
        page.navigate(gateway.uri() + "/share/");
        look.at("1-start");
        page.getByText("Start", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.title()).isEqualTo("Error: Share a concern – Safe Conduct");
        assertThat(page.locator(".govuk-error-summary li").allTextContents())
                .containsExactly("Say whether someone is in danger now");
        look.at("2-error");
        page.getByLabel("Yes").check();
        page.getByText("Start", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Call 999 now");
        look.at("3-call-999");
        assertThat(page.locator("main a[role=button]").allTextContents()).containsExactly("I have called 999: go on");
        page.getByText("Nobody is in danger right now: go back").click();
        page.getByLabel("No", new Page.GetByLabelOptions().setExact(true)).check();
        save(page);
        assertThat(page.locator("#nation").isChecked()).as("the partnership's").isTrue();
        assertThat(page.locator("#name").inputValue()).isNotEmpty();
        page.locator("#role").selectOption("charity-worker");
        page.locator("#professional").check();
        save(page);
        assertThat(page.locator(".govuk-error-summary li").allTextContents())
                .containsExactly("Write how they can reach you, or say why you cannot");
        page.locator("#contact").fill("01632 960301");
        look.at("5-you");
        save(page);

        page.getByLabel("A child under 18").check();
        page.locator("#givenName").fill(HOSTILE);
        page.locator("#familyName").fill("x".repeat(10_000));
        save(page);
        assertThat(page.locator(".govuk-error-summary li").allTextContents())
                .containsExactly("Write 200 characters or fewer");
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
        assertThat(page.locator(".govuk-error-summary li").allTextContents())
                .containsExactly("Say whether this address must be kept from anyone");
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
        assertThat(page.locator("main").innerText())
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
        assertThat(page.locator("main").textContent())
                .contains(HOSTILE, "I hold it back to keep someone safe", "<b>note.txt", "second.txt")
                .as("nothing is left that is needed")
                .doesNotContain("Not answered: ");
        assertThat(page.locator("main").innerText())
                .contains("You said that nobody is in danger now, and also that a life");
        look.at("12-check");
        page.locator("a[href*='/harm?']").first().click();
        page.locator("#harm-2").check();
        save(page);
        assertThat(page.locator("main").innerText()).doesNotContain("You said that nobody is in danger now");
        page.locator("a[href*='/alleged/0']").first().click();
        page.locator("#ageYears").fill("37");
        save(page);
        assertThat(page.locator("h1").textContent()).isEqualTo("Check your answers");
        assertThat(page.locator("main").textContent()).contains("37");
        page.getByText("See what will happen if you share this").click();
        assertThat(page.locator("h1").textContent()).isEqualTo("What will happen if you share this");
        assertThat(page.locator(".sc-decision h3").allTextContents()).contains("The police", "The MASH");
        assertThat(page.locator(".sc-line").count()).isGreaterThan(10);
        String first = before(page.locator("main").innerText(), "Your decision");
        assertThat(first.split("\\s+").length).as("words before the decision").isLessThan(600);
        assertThat(first)
                .contains("Held back: ", "What you may tell the family", "In short: what happens")
                .containsOnlyOnce("Do not tell")
                .containsOnlyOnce("has not confirmed any of these lines")
                .doesNotContain("[K]", ".md", "Tell the person");
        assertThat(page.locator("details[open]").count()).isZero();
        page.getByText("Recording a crime", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#recording").innerText()).contains("Where this comes from", "Source 1");
        look.at("13-before");
        page.getByText("Share", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".sc-reference").textContent()).matches("SC-[0-9A-Z]{4}-[0-9A-Z]{4}");
        look.at("14-done");
        assertThat(page.locator("main").innerText())
                .contains("Who gets what", "Held back: ", "should normally have recorded a crime")
                .contains("Look again at whether the person or family still must not be told.");
        assertThat(page.url()).matches(".*/share/done/SC-[0-9A-Z-]+");
        String reference = page.locator(".sc-reference").textContent();
        page.goBack();
        assertThat(page.locator("h1").textContent()).isEqualTo("You shared this already");
        assertThat(page.locator("main").innerText()).contains(reference);
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
        page.getByText("Start", new Page.GetByTextOptions().setExact(true)).click();
        String draft = page.url().replaceAll("/you$", "");

        Page another = SignedIn.as("nurse", browser.open(true, 1200), gateway.uri());
        assertThat(another.navigate(draft).status()).isEqualTo(404);
        assertThat(another.navigate(gateway.uri() + "/share").text()).doesNotContain("What you have started");

        page.navigate(gateway.uri() + "/share");
        assertThat(page.locator("main").textContent()).contains("What you have started");
        page.navigate(draft + "/before");
        assertThat(page.locator("main").textContent()).contains("Nothing was sent, and nothing is lost");
        look.at("1-cannot");
        page.navigate(draft + "/do-not-share");
        page.locator("main button").click();
        look.at("2-why");
        assertThat(page.locator("#whyNot-5").count())
                .as("advice is no decision")
                .isZero();
        page.getByText("keep it for later").click();
        assertThat(page.locator("main").innerText())
                .contains("Nothing was sent.", "until you share it, decide not to share it, or delete it");
        look.at("2-later");
        page.navigate(draft + "/do-not-share");
        page.getByLabel("Something else").check();
        page.locator("#whyNotReason").fill("I ask our lead.");
        page.locator("main button").click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Not shared");
        assertThat(page.locator("main").innerText()).contains("Where it is on record");
        look.at("3-not-shared");
        assertThat(page.navigate(draft).status()).isEqualTo(404);
    }

    @Test
    void tooLarge_saysSo_andWhatWasWrittenComesBackOrIsKept() throws Exception {
        SignedInClient lead = signedIn("safeguarding-lead");
        String draft = begun(lead);

        String long60 = "They told me. ".repeat(5_000);
        HttpResponse<String> again = lead.post(draft + "/words", Map.of("narrative", long60));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("Write 20,000 characters or fewer", long60.strip());

        HttpResponse<String> refused = lead.post(draft + "/words", Map.of("narrative", "x".repeat(1_100_000)));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body())
                .contains("That is too large", "up to 20,000 characters", "href=\"" + draft + "/words\"")
                .doesNotContain("You cannot see this page");

        byte[] fits = "a".repeat(1000).getBytes(StandardCharsets.UTF_8);
        assertThat(lead.upload(draft + "/attachments", "add", "kept.txt", fits).body())
                .contains("kept.txt");
        HttpResponse<String> just = lead.upload(
                draft + "/attachments", "on", "large.txt", "a".repeat(8_400_000).getBytes(StandardCharsets.UTF_8));
        assertThat(just.statusCode()).isEqualTo(422);
        assertThat(just.body()).contains("larger than 8 MB together", "kept.txt");
        HttpResponse<String> far = lead.upload(
                draft + "/attachments",
                "on",
                "large.txt",
                "a".repeat(20_000_000).getBytes(StandardCharsets.UTF_8));
        assertThat(far.statusCode()).isEqualTo(413);
        assertThat(far.body()).contains("That is too large", "up to 8 MB together");
        assertThat(lead.get(draft + "/check").body()).contains("kept.txt").doesNotContain("large.txt");

        SignedInClient nobody =
                SignedInClient.nobody(gateway.uri(), gateway.certs().resolve("ca.pem"));
        assertThat(nobody.postWithoutProof("/what-happens", Map.of("x", "x".repeat(70_000)))
                        .statusCode())
                .as("a stranger's form")
                .isEqualTo(413);
    }

    /** The words of a child, written for half an hour: they must not be gone. */
    @Test
    void answerSentWhenTheSessionHasEnded_waitsForItsWriter_andForNobodyElse() throws Exception {
        SignedInClient writer = signedIn("safeguarding-lead");
        String draft = begun(writer);
        Matcher proof = Pattern.compile("name=\"proof\" value=\"([0-9a-f]{64})\"")
                .matcher(writer.get(draft + "/words").body());
        assertThat(proof.find()).isTrue();
        Map<String, String> answer =
                Map.of("narrative", "It hurts at night.", "exactWords", "\u05d0 <b>", "proof", proof.group(1));

        SignedInClient later =
                SignedInClient.nobody(gateway.uri(), gateway.certs().resolve("ca.pem"));
        for (Map<String, String> forged : List.of(
                Map.of("narrative", "Made up."),
                Map.of("narrative", "Made up.", "proof", proof.group(1).replaceFirst("^.", "x")))) {
            HttpResponse<String> refused = later.postWithoutProof(draft + "/words", forged);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("You need to sign in", "was not taken", "href=\"" + draft + "/words\"");
        }
        assertThat(later.postWithoutProof(draft + "/when", answer).statusCode())
                .as("the proof of another page")
                .isEqualTo(401);
        assertThat(writer.get(draft + "/words").body()).doesNotContain("Made up.", "It hurts");

        assertThat(later.postWithoutProof(draft + "/words", answer).uri().getPath())
                .doesNotContain("/share/");
        SignedInClient colleague = signedIn("nurse");
        assertThat(colleague.get(draft + "/words").statusCode()).isEqualTo(404);

        HttpResponse<String> back = later.signIn("safeguarding-lead", "dev");
        assertThat(back.uri().getPath()).isEqualTo(draft + "/words");
        assertThat(back.body())
                .contains(
                        "Your sign-in had run out",
                        "It hurts at night.",
                        "\u05d0 &lt;b&gt;",
                        "not part of your concern yet");
        assertThat(later.get(draft).body()).contains("Look at it, then save it");
        later.post(draft + "/words", Map.of("narrative", "It hurts at night, she said."));
        assertThat(later.get(draft).body()).doesNotContain("Look at it, then save it");
        assertThat(later.get(draft + "/words").body())
                .contains("It hurts at night, she said.")
                .doesNotContain("Your sign-in had run out");
        assertThat(later.get(draft + "/send").uri().getPath()).isEqualTo(draft + "/before");
    }

    /** The charity has no reviewers of its own. */
    private static final String READER =
            "What waits for a reviewer goes to Partnership Information Governance. Whoever reviews such cases there";

    /** An adult who can decide has said no: a person must decide first, and the button says who gets it. */
    @Test
    void whatAReviewerDecidesOn_isSentToTheReviewer() throws Exception {
        SignedInClient worker = signedIn("charity-worker");
        String draft = begun(worker);
        String at = draft + "/you";
        Map<String, Map<String, String>> answers = Map.ofEntries(
                Map.entry("/you", ShareAnswers.YOU),
                Map.entry("/who/0", Map.of("kind", "adult", "givenName", "Joan", "familyName", "Sample")),
                Map.entry("/born/0", Map.of("dateOfBirth-absent", "unknown")),
                Map.entry("/lives/0", Map.of("lines-absent", "unknown")),
                Map.entry("/capacity/0", Map.of("mentalCapacity", "yes")),
                Map.entry("/alleged/0", Map.of("name-absent", "unknown")),
                Map.entry("/categories", Map.of("categories", "physical-abuse")),
                Map.entry("/words", Map.of("narrative", "She says that he pushes her.")),
                Map.entry("/when", Map.of("known", "told-by-subject")),
                Map.entry("/harm", Map.of("harm", "moderate", "othersAtRisk", "no")),
                Map.entry("/consent", Map.of("state", "refused")),
                Map.entry("/said", Map.of("by", "subject")),
                Map.entry("/inform", Map.of("inform", "told")),
                Map.entry("/why", Map.of("purposes", "protect-adult", "recipients", "police")));
        while (!at.endsWith("/check")) {
            Map<String, String> answer = answers.get(at.substring(draft.length()));
            assertThat(answer).as(at).isNotNull();
            at = worker.post(at, answer).uri().getPath();
        }

        assertThat(worker.get(draft + "/before").body())
                .contains("Nothing yet.", ">Send it to the reviewer</button>", READER)
                .doesNotContain(">Share</button>", "for your organisation");
        HttpResponse<String> done = worker.post(draft + "/send", Map.of());
        assertThat(done.body()).contains("Sent to a reviewer", READER).doesNotContain(">Shared<", "<title>Shared");
        String reference = done.uri().getPath().replace("/share/done/", "");
        assertThat(worker.get("/sent/" + reference).body())
                .contains("Whoever reviews such cases at Partnership Information Governance decides");
    }

    /** @return the path of a draft of which only the first question is answered */
    private static String begun(SignedInClient by) throws Exception {
        return by.post("/share", Map.of("immediateDanger", "no"))
                .uri()
                .getPath()
                .replace("/you", "");
    }

    private static SignedInClient signedIn(String person) throws Exception {
        return SignedInClient.as(person, gateway.uri(), gateway.certs().resolve("ca.pem"));
    }

    private static String before(String text, String end) {
        assertThat(text).contains(end);
        return text.substring(0, text.indexOf(end));
    }

    private static void save(Page page) {
        page.getByText("Save and continue").click();
    }

    private static List<String> files() throws Exception {
        try (var all = Files.walk(gateway.folder())) {
            return all.map(Path::toString).toList();
        }
    }
}
