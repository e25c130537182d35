package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.safeconduct.support.BrowserSession.assertAccessible;
import static org.safeconduct.support.BrowserSession.screenshot;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.sealing.Rollover;
import org.safeconduct.sealing.opening.AgencyKeys;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.BrowserSession;
import org.safeconduct.support.Look;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.safeconduct.support.SignedIn;
import org.safeconduct.support.SignedInClient;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Those who receive: the MASH here has no system, so that its inbox is the gateway's; the police have one, and read on pages
 * besides.
 */
@ExtendWith(Shared.class)
class DeskJourneyIT {

    /** A script, a formula, right-to-left text, an emoji. */
    private static final String HOSTILE =
            "<script>document.title='x'</script> =1+1 \u202eabc \u05d0\u05d1 \ud83d\ude00";

    @TempDir
    static Path folder;

    @AutoClose
    static RunningGateway gateway;

    static BrowserSession browser;
    static AgencySystem charity;
    static AgencySystem mash;
    static AgencySystem police;

    @BeforeAll
    static void start(BrowserSession windows) throws Exception {
        browser = windows;
        String register = new String(AgencySystem.resource("agencies/development.yaml"), StandardCharsets.UTF_8);
        Path own = folder.resolve("agencies.yaml");
        Files.writeString(
                own,
                register.replace("https://localhost:${safeconduct.standin.mash-port:9442}/envelopes", "desk:inbox"));
        gateway = RunningGateway.start(folder, Map.of("safeconduct.agencies", own.toUri()));
        charity = gateway.agency("haven-charity");
        mash = gateway.agency("county-mash");
        police = gateway.agency("county-police");
    }

    @Test
    void mashOfficer_opens_acknowledges_decides_andRecordsTheDiscussion() throws Exception {
        String before = delivered("An earlier concern.");
        String reference = delivered("They told us. " + HOSTILE);
        first(reference);
        Look look = new Look(browser.open(true, 1200), true, "inbox");
        Page page = SignedIn.as("mash-officer", look.page(), gateway.uri());
        assertThat(page.url()).endsWith("/inbox");
        assertThat(main(page)).contains(reference, "Received", "New").doesNotContain("Keller");
        look.at("1-list");
        page.locator("#state").selectOption("new");
        press(page, "Show");
        assertThat(page.url()).contains("state=new").doesNotContain("reference");
        page.locator("#reference").fill("Bartlett");
        press(page, "Find");
        assertThat(page.url()).endsWith("/inbox/find");
        assertThat(page.title()).startsWith("Error: Inbox");
        assertThat(page.content()).doesNotContain("Bartlett").contains("There is no case with that reference here");
        assertThat(main(page)).contains(reference, "Nobody here has opened it");
        look.at("1-not-found");
        page.locator("#reference").fill(reference.replace("-", " ").toLowerCase(Locale.ROOT));
        press(page, "Find");
        assertThat(page.url()).endsWith("/inbox/" + reference);
        assertThat(main(page))
                .contains("If you open it, that is recorded", "Someone at the MASH should normally have seen it")
                .doesNotContain("Keller");
        assertThat(looks(reference, "inbox")).isZero();
        look.at("2-cover");

        page.getByText("Open it", exactly()).click();
        assertThat(main(page))
                .contains("They told us. " + HOSTILE, "Dana", "Keep it from anyone who may cause harm.")
                .contains("Do not let the person or the family know", "must not be told", before);
        assertThat(looks(reference, "inbox")).isEqualTo(1);
        look.at("3-open");

        page.getByText("Say that you have it").click();
        assertThat(main(page)).contains("have not decided anything yet", "What is due for your decision goes on.");
        press(page, "Tell the sharer that you have it");
        assertThat(page.locator(".govuk-error-summary a").allTextContents())
                .containsExactly("Choose the role, or the nearest to it");
        look.at("4-acknowledge-error");
        page.locator("#decidedBy").selectOption("social-worker");
        press(page, "Tell the sharer that you have it");
        assertThat(main(page)).contains("You have said that you have it.", "Acknowledged");

        page.getByText("Record what you decided").click();
        look.at("5-decide");
        page.getByLabel(meaning("mash", "assessment")).check();
        page.locator("#reasonForSharer").fill("We look at it with the school. " + HOSTILE);
        page.locator("#decidedBy").selectOption("mash-manager");
        press(page, "See what the sharer will read");
        assertThat(main(page))
                .contains("Nothing has been sent yet.", "We look at it with the school. " + HOSTILE)
                .contains("The MASH (mash manager)");
        look.at("6-preview");
        assertThat(decisions(reference)).hasSize(1);
        press(page, "Send it");
        assertThat(main(page)).contains("It is recorded, and the sharer is told");

        page.getByText("Record the multi-agency discussion").click();
        page.getByLabel(meaning("mash", "discussion-not-needed")).check();
        page.locator("#decidedBy").selectOption("mash-manager");
        press(page, "See what the sharer will read");
        assertThat(page.locator(".govuk-error-summary a").allTextContents())
                .containsExactly("Say why no discussion is needed.");
        page.getByLabel(meaning("mash", "discussion-held")).check();
        fill(page, "heldOn", LocalDate.now(ZoneId.of("Europe/London")).minusDays(9));
        look.at("7-discussion");
        press(page, "See what the sharer will read");
        assertThat(page.locator(".govuk-error-summary a").allTextContents())
                .singleElement()
                .asString()
                .startsWith("The disclosure had not been received on that day.");
        fill(page, "heldOn", LocalDate.now(ZoneId.of("Europe/London")));
        press(page, "See what the sharer will read");
        press(page, "Send it");
        page.getByText("Ask the sharer").click();
        page.locator("#question").fill("Who else lives there? " + HOSTILE);
        fill(page, "answerBy", LocalDate.now(ZoneId.of("Europe/London")).minusDays(1));
        press(page, "Send the question");
        assertThat(page.locator(".govuk-error-summary a").allTextContents())
                .containsExactly("An answer cannot be hoped for on a day that is over.");
        fill(page, "answerBy", LocalDate.now(ZoneId.of("Europe/London")));
        press(page, "Send the question");
        assertThat(main(page)).contains("What you have asked", "No answer yet.", "Decided");
        look.at("8-done");

        assertThat(decisions(reference))
                .extracting(decision -> decision.path("disposition").asString())
                .containsExactlyInAnyOrder("received", "assessment", "discussion-held");
        assertThat(charity.getJson("/disclosures/v1/" + reference)
                        .at("/questions/0/question")
                        .asString())
                .isEqualTo("Who else lives there? " + HOSTILE);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void withoutScripts_onASmallScreen_allOfItWorks_andItPrints() throws Exception {
        String reference = delivered("They told us.");
        Look look = new Look(browser.open(false, 320), false, "inbox-320");
        Page page = SignedIn.as("mash-officer", look.page(), gateway.uri());
        page.navigate(gateway.uri() + "/inbox");
        look.at("1-list");
        page.locator("#reference").fill(reference.substring(3).replace("-", ""));
        press(page, "Find");
        look.at("2-cover");
        page.getByText("Open it", exactly()).click();
        look.at("3-open");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        screenshot(page, "inbox-320-4-print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.getByText("Record the multi-agency discussion").click();
        page.getByLabel(meaning("mash", "discussion-not-needed")).check();
        page.locator("#reasonForSharer").fill("It is being seen to.");
        page.locator("#decidedBy").selectOption("mash-manager");
        press(page, "See what the sharer will read");
        look.at("5-preview");
        press(page, "Change it");
        assertThat(page.locator("#reasonForSharer").inputValue()).isEqualTo("It is being seen to.");
        look.at("6-discussion");
        press(page, "See what the sharer will read");
        press(page, "Send it");
        assertThat(main(page)).contains("It is recorded, and the sharer is told");
        assertThat(decisions(reference)).hasSize(1);
    }

    @Test
    void policeOfficer_recordsOutcome21_afterSeeingWhatTheSharerWillRead_andTheSharerReadsIt() throws Exception {
        String reference = delivered("They told us.");
        first(reference);
        Look look = new Look(browser.open(true, 1200), true, "police");
        Page page = SignedIn.as("police-officer", look.page(), gateway.uri());
        assertThat(page.url()).endsWith("/police");
        look.at("1-list");
        page.getByText(reference).click();
        look.at("2-cover");
        page.getByText("Open it", exactly()).click();
        assertThat(main(page)).contains("Dana", "They told us.");
        page.getByText("Record what you decided").click();
        page.locator("aside summary")
                .filter(new Locator.FilterOptions().setHasText("21: "))
                .click();
        assertThat(main(page)).contains("It does not rule out an entry on an enhanced DBS check.");
        assertAccessible(page);
        look.at("3-decide");
        page.getByLabel(meaning("police", "crime-recorded")).check();
        page.locator("#outcome").selectOption("21");
        page.getByLabel("No", new Page.GetByLabelOptions().setExact(true)).check();
        page.locator("#reasonForSharer").fill("x".repeat(10_000));
        page.locator("#decidedBy").selectOption("child-abuse-team");
        press(page, "See what the sharer will read");
        assertThat(page.locator(".govuk-error-summary a").allTextContents())
                .containsExactly(
                        "Write the crime reference, or say that it is not available yet",
                        "Write 4,000 characters or fewer");
        page.locator("#reasonForSharer").fill("Formal action is not in their interest. " + HOSTILE);
        press(page, "See what the sharer will read");
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.locator(".govuk-error-summary a").allTextContents())
                .containsExactly("Write the crime reference, or say that it is not available yet");
        look.at("4-decide-error");
        page.getByLabel("It is not available yet").check();
        press(page, "See what the sharer will read");
        assertThat(page.locator(".govuk-error-summary a").allTextContents())
                .containsExactly("An outcome belongs to a recorded crime; name it by its crime reference.");
        page.getByLabel("Yes, it is written above").check();
        page.locator("#crimeReference").fill("26000012345");
        page.getByLabel("Yes", new Page.GetByLabelOptions().setExact(true)).check();
        press(page, "See what the sharer will read");
        assertThat(main(page))
                .contains("Nothing has been sent yet.", "Outcome 21.", "For you: the outcome that you chose")
                .contains("What changes in their handling statement")
                .contains("Formal action is not in their interest. " + HOSTILE);
        look.at("5-preview");
        assertThat(decisions(reference)).isEmpty();
        assertThat(records(reference, "handling-decided")).isEmpty();
        press(page, "Send it");
        assertThat(main(page)).contains("It is recorded, and the sharer is told", "26000012345");
        look.at("6-done");

        Page sharer = SignedIn.as("charity-worker", browser.open(true, 1200), gateway.uri());
        sharer.navigate(gateway.uri() + "/sent/" + reference);
        assertThat(main(sharer))
                .contains("Outcome 21", "What it does not mean", "Formal action is not in their interest. " + HOSTILE);
        assertThat(page.navigate(gateway.uri() + "/police/" + reference + "/discussion")
                        .status())
                .isEqualTo(404);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void inboxOfASystem_listsAndHandsOutWhatIsSealed_andEachOpeningIsEvidence() throws Exception {
        String reference = delivered("They told us.");
        JsonNode line = listed(reference);
        assertThat(line.path("state").asString()).isEqualTo("new");
        Instant due = Instant.parse(line.path("dueAt").asString());
        assertThat(line.path("urgency").asString())
                .isEqualTo(due.isBefore(Instant.now().plus(Duration.ofDays(1))) ? "day" : "later");
        assertThat(looks(reference, "envelope")).isZero();

        HttpResponse<byte[]> answer = mash.get("/mash/v1/inbox/" + reference);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode envelope = AgencySystem.json(answer).at("/envelopes/0");
        byte[] sealed = Base64.getDecoder().decode(envelope.path("content").asString());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Keller");
        JsonNode content = new ObjectMapper()
                .readTree(gateway.bean(AgencyKeys.class)
                        .opener(new AgencyId("county-mash"))
                        .open(sealed));
        assertThat(content.at("/disclosure/concern/narrative").asString()).isEqualTo("They told us.");
        assertThat(looks(reference, "envelope")).isEqualTo(1);
        assertThat(mash.get("/mash/v1/inbox?state=everything").statusCode()).isEqualTo(422);
        assertThat(mash.getJson("/mash/v1/inbox?page=2").path("cases")).isEmpty();
    }

    @Test
    void caseOfOthers_doesNotExist_andNothingOfItIsOpened() throws Exception {
        String forPolice = sent(body -> body.putArray("recipients").add("police"));
        await().atMost(Duration.ofSeconds(30)).until(() -> status(forPolice).equals("delivered"));
        SignedInClient officer = person("mash-officer");

        assertThat(mash.get("/mash/v1/inbox/" + forPolice).statusCode()).isEqualTo(404);
        assertThat(mash.getJson("/mash/v1/inbox?reference=" + forPolice).path("cases"))
                .isEmpty();
        for (String page : List.of(
                "",
                "/open",
                "/acknowledge",
                "/decide",
                "/discussion",
                "/ask",
                "/document?of=" + UUID.randomUUID() + "&number=1")) {
            assertThat(officer.get("/inbox/" + forPolice + page).statusCode())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(officer.post("/inbox/" + forPolice + "/acknowledge", Map.of("id", "1", "decidedBy", "other"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/police").statusCode()).isEqualTo(403);
        assertThat(looks(forPolice, "inbox")).isZero();
        assertThat(person("police-officer")
                        .get("/police/" + forPolice + "/open")
                        .statusCode())
                .isEqualTo(200);
        assertThat(looks(forPolice, "inbox")).isEqualTo(1);
    }

    @Test
    void openedCase_isNotKept_andItsDocumentIsSaved_neverShown() throws Exception {
        byte[] letter = "=1+1 They told us.".getBytes(StandardCharsets.UTF_8);
        String reference = sent(body -> body.putArray("attachments")
                .addObject()
                .put("name", "Dana Keller.txt")
                .put("mediaType", "text/plain")
                .put("data", Base64.getEncoder().encodeToString(letter)));
        await().atMost(Duration.ofSeconds(30)).until(() -> status(reference).equals("delivered"));
        SignedInClient officer = person("mash-officer");

        HttpResponse<String> page = officer.get("/inbox/" + reference + "/open");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        String link = page.body()
                .replaceAll("(?s).*href=\"([^\"]*/document[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        HttpResponse<String> document = officer.get(link);
        assertThat(document.body()).isEqualTo(new String(letter, StandardCharsets.UTF_8));
        assertThat(document.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"document-1.txt\"");
        assertThat(document.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(looks(reference, "inbox")).isEqualTo(2);
    }

    @Test
    void whatCannotBeOfAReference_findsNothing() throws Exception {
        listed(delivered("They told us."));

        for (String written : List.of("_", "%25", "SC-____-____")) {
            assertThat(mash.getJson("/mash/v1/inbox?reference=" + written).path("cases"))
                    .as(written)
                    .isEmpty();
        }
    }

    @Test
    void withoutEvidence_nothingIsOpened() throws Exception {
        String reference = delivered("They told us.");
        SignedInClient officer = person("mash-officer");
        JdbcTemplate database = gateway.bean(JdbcTemplate.class);
        database.execute("""
                create function no_look() returns trigger language plpgsql as
                $$ begin if new.record::jsonb ->> 'event' = 'viewed' then raise exception 'no evidence'; end if; return new; end $$;
                create trigger no_look before insert on evidence_record for each row execute function no_look()""");
        try {
            HttpResponse<String> page = officer.get("/inbox/" + reference + "/open");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).doesNotContain("Dana", "They told us.");
            HttpResponse<byte[]> sealed = mash.get("/mash/v1/inbox/" + reference);
            assertThat(sealed.statusCode()).isEqualTo(503);
            assertThat(AgencySystem.json(sealed).has("envelopes")).isFalse();
        } finally {
            database.execute("drop function no_look() cascade");
        }
        assertThat(officer.get("/inbox/" + reference + "/open").body()).contains("They told us.");
    }

    @Test
    void deliveryToTheDesk_waitsForTheKey_andADeliveryDoneTwiceIsOne() throws Exception {
        Path key = gateway.certs().resolve("county-mash.key");
        Path away = folder.resolve("away.key");
        Files.move(key, away);
        String reference;
        try {
            reference = sent(body -> body.putArray("recipients").add("mash"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !records(reference, "attempted").isEmpty());
            assertThat(records(reference, "attempted").getFirst()).contains("the recipient's key cannot be used");
            assertThat(mash.getJson("/mash/v1/inbox?reference=" + reference).path("cases"))
                    .isEmpty();
        } finally {
            Files.move(away, key);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> status(reference).equals("delivered"));
        JdbcTemplate database = gateway.bean(JdbcTemplate.class);
        String receipt =
                database.queryForObject("select receipt from delivery where reference = ?", String.class, reference);

        // As if the node had died after the receipt was signed and before the delivery was committed.
        UUID envelope =
                database.queryForObject("select envelope from delivery where reference = ?", UUID.class, reference);
        database.update(
                "update delivery set state = 'waiting', receipt = null, delivered_at = null where envelope = ?",
                envelope);
        gateway.bean(SchedulerClient.class)
                .scheduleIfNotExists(new TaskInstance<>("deliver", envelope.toString()), Instant.now());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !database.queryForList(
                                "select 1 from delivery where envelope = ? and state = 'delivered'", envelope)
                        .isEmpty());

        assertThat(receipt.split("\\.")).hasSize(3);
        assertThat(mash.getJson("/mash/v1/inbox/" + reference).path("envelopes"))
                .hasSize(1);
        assertThat(listed(reference).path("state").asString()).isEqualTo("new");
    }

    @Test
    void renewedKeyOfADesk_losesNothing_andWhatWasSealedToOneInWrongHandsGoesBack() throws Exception {
        Rollover keys = new Rollover(gateway.certs(), Clock.systemUTC());
        String before = delivered("Before the change.");
        suspendMash("suspend");
        String waiting = sent(body -> {
            body.putArray("recipients").add("mash");
            body.withObject("/concern").put("narrative", "Sealed to the old key.");
        });
        keys.renew("county-mash");
        suspendMash("admit");
        await().atMost(Duration.ofSeconds(30)).until(() -> status(waiting).equals("delivered"));
        SignedInClient officer = person("mash-officer");
        assertThat(officer.get("/inbox/" + waiting + "/open").body()).contains("Sealed to the old key.");
        assertThat(officer.get("/inbox/" + before + "/open").body()).contains("Before the change.");
        String after = delivered("After the change.");
        assertThat(officer.get("/inbox/" + after + "/open").body()).contains("After the change.");

        suspendMash("suspend");
        String stolen = sent(body -> body.putArray("recipients").add("mash"));
        keys.replaceBoth("county-mash");
        suspendMash("admit");

        await().atMost(Duration.ofSeconds(30)).until(() -> status(stolen).equals("returned"));
        assertThat(mash.getJson("/mash/v1/inbox?reference=" + stolen).path("cases"))
                .isEmpty();
    }

    /** Or lets it back in: meanwhile what is for it waits. */
    private static void suspendMash(String what) throws Exception {
        assertThat(gateway.agency("operator")
                        .post("/agencies/v1/county-mash/" + what, "application/json", new byte[0])
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void sameFormSentTwice_isOneDecision_andAnEarlierOneIsNotOverwritten() throws Exception {
        String reference = delivered("They told us.");
        SignedInClient officer = person("mash-officer");
        String now = Clock.systemUTC().instant().toString();
        Map<String, String> form = Map.of("id", "page-1", "at", now, "decidedBy", "social-worker");

        assertThat(officer.post("/inbox/" + reference + "/acknowledge", form).body())
                .contains("You have said that you have it.");
        assertThat(officer.post("/inbox/" + reference + "/acknowledge", form).body())
                .contains("You have said that you have it.");
        assertThat(decisions(reference)).hasSize(1);
        assertThat(listed(reference).path("state").asString()).isEqualTo("acknowledged");
        assertThat(officer.postWithoutProof("/inbox/" + reference + "/acknowledge", form)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> other = officer.post(
                "/inbox/" + reference + "/acknowledge", Map.of("id", "page-1", "at", now, "decidedBy", "other"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("another decision came before under the same decision id");
    }

    /** Danger comes before whatever else waits, as long as the case is open: an enquiry is no end of it. */
    @Test
    void caseInDanger_comesFirst_untilTheAgencyEndsItsPart() throws Exception {
        String other = delivered("They told us.");
        String reference = sent(body -> body.put("immediateDanger", true));
        await().atMost(Duration.ofSeconds(30)).until(() -> status(reference).equals("delivered"));

        assertThat(mash.getJson("/mash/v1/inbox").at("/cases/0/reference").asString())
                .isEqualTo(reference);
        assertThat(listed(reference).path("urgency").asString()).isEqualTo("danger");
        assertThat(mash.getJson("/mash/v1/inbox?urgency=danger").path("cases")).hasSize(1);
        decide(reference, "enquiry", "section-47-enquiry");
        assertThat(listed(reference).path("state").asString()).isEqualTo("decided");
        assertThat(listed(reference).path("urgency").asString()).isEqualTo("danger");

        decide(reference, "end", "no-further-action");
        assertThat(mash.getJson("/mash/v1/inbox?urgency=danger").path("cases")).isEmpty();
        gateway.bean(JdbcTemplate.class)
                .update("update inbox_case set due_at = now() - interval '1 hour' where reference = ?", other);
        assertThat(listed(other).path("urgency").asString()).isEqualTo("late");
    }

    /** Of the same urgency: first what nobody has opened, then what came first. */
    @Test
    void whatNobodyHasOpened_comesFirst_andOfThatTheOldest() throws Exception {
        String opened = delivered("They told us.");
        String older = delivered("They told us.");
        String newer = delivered("They told us.");
        gateway.bean(JdbcTemplate.class)
                .update(
                        "update inbox_case set due_at = now() + interval '90 days' where reference in (?, ?, ?)",
                        opened,
                        older,
                        newer);
        assertThat(person("mash-officer").get("/inbox/" + opened + "/open").statusCode())
                .isEqualTo(200);

        assertThat(mash.getJson("/mash/v1/inbox").path("cases"))
                .extracting(line -> line.path("reference").asString())
                .containsSubsequence(older, newer, opened);
    }

    @Test
    void whatNobodyHasOpened_isNotDecided() throws Exception {
        String reference = delivered("They told us.");
        SignedInClient officer = person("mash-officer");
        Map<String, String> form = Map.of(
                "id",
                "blind",
                "disposition",
                "discussion-not-needed",
                "reasonForSharer",
                "It is being seen to.",
                "decidedBy",
                "mash-manager",
                "at",
                Clock.systemUTC().instant().toString(),
                "step",
                "send");

        HttpResponse<String> blind = officer.post("/inbox/" + reference + "/discussion", form);
        assertThat(blind.statusCode()).isEqualTo(422);
        assertThat(blind.body()).contains("Nobody at your organisation has opened this case here.");
        assertThat(decisions(reference)).isEmpty();

        assertThat(officer.get("/inbox/" + reference + "/open").statusCode()).isEqualTo(200);
        officer.post("/inbox/" + reference + "/discussion", form);
        assertThat(decisions(reference)).hasSize(1);
    }

    /** The words of the catalogue and the day; not the reason, the reference or the outcome. */
    @Test
    void policeAndMash_seeWhatTheOtherDecided_andNothingThatItWrote() throws Exception {
        String reference = delivered("They told us.");
        HttpResponse<byte[]> decided = police.post("/police/v1/decisions", "application/json", """
                {"decisionId": "%1$s", "reference": "%1$s", "decidedAt": "%2$s", "disposition": "crime-recorded",
                 "crimeReference": "26000099999", "outcome": "21", "namedPerson": true,
                 "reasonForSharer": "For the sharer alone.", "decidedBy": {"role": "prosecutor"}}""".formatted(
                        reference, Clock.systemUTC().instant())
                .getBytes(StandardCharsets.UTF_8));
        assertThat(decided.statusCode()).isEqualTo(200);
        decide(reference, "others", "section-47-enquiry");

        String mashPage = person("mash-officer").get("/inbox/" + reference).body();
        assertThat(mashPage)
                .contains("The police have decided, ", meaning("police", "crime-recorded"))
                .doesNotContain("26000099999", "For the sharer alone.", "prosecutor", "Outcome 21");
        assertThat(person("police-officer").get("/police/" + reference).body())
                .contains("The MASH has decided, ", meaning("mash", "section-47-enquiry"));
        String forMash = sent(body -> body.putArray("recipients").add("mash"));
        await().atMost(Duration.ofSeconds(30)).until(() -> status(forMash).equals("delivered"));
        assertThat(person("mash-officer").get("/inbox/" + forMash).body()).doesNotContain("What others have decided");
    }

    @Test
    void mashReads_thatThePoliceWereNotGivenTheSafeAddress() throws Exception {
        String told = "were not given the address that must be kept safe";
        String kept = delivered("They told us.");
        String open = sent(body -> body.path("subjects")
                .forEach(subject -> ((ObjectNode) subject.path("address")).put("doNotDisclose", false)));
        await().atMost(Duration.ofSeconds(30)).until(() -> status(open).equals("delivered"));
        SignedInClient officer = person("mash-officer");

        assertThat(officer.get("/inbox/" + kept).body()).doesNotContain(told);
        assertThat(officer.get("/inbox/" + kept + "/open").body()).contains(told);
        assertThat(officer.get("/inbox/" + open + "/open").body()).doesNotContain(told);
        assertThat(person("police-officer").get("/police/" + kept + "/open").body())
                .doesNotContain(told);
    }

    @Test
    void whoOnlyReceives_comesToTheirList_andASystemReadsTheFirstPage() throws Exception {
        assertThat(person("mash-officer").get("/").uri().getPath()).isEqualTo("/inbox");
        assertThat(person("police-officer").get("/").uri().getPath()).isEqualTo("/police");
        HttpResponse<String> reviewer = person("reviewer").get("/");
        assertThat(reviewer.uri().getPath()).isEqualTo("/");
        assertThat(reviewer.body()).contains("What you can do here", "Decide what waits for a reviewer");
        assertThat(person("charity-worker").get("/").body()).doesNotContain("What you can do here");
        assertThat(mash.get("/").statusCode()).isEqualTo(200);
    }

    /** Until somebody has opened the case again. */
    @Test
    void whatTheSharerAnswersAndAsks_isMarkedInTheList() throws Exception {
        String reference = delivered("They told us.");
        SignedInClient officer = person("mash-officer");
        officer.get("/inbox/" + reference + "/open");
        assertThat(marks(officer, reference)).isEmpty();
        assertThat(charity.post("/disclosures/v1/" + reference + "/updates", "application/json", """
                {"messageId": "%s", "kind": "ask-for-news"}""".formatted(
                                        UUID.randomUUID())
                                .getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isLessThan(300);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> marks(officer, reference).contains("The sharer asks for news"));

        officer.get("/inbox/" + reference + "/open");
        assertThat(marks(officer, reference)).isEmpty();
        officer.post(
                "/inbox/" + reference + "/ask",
                Map.of("id", "page-q" + reference, "question", "Who lives there?", "step", "send"));
        JsonNode question = charity.getJson("/disclosures/v1/" + reference)
                .path("questions")
                .path(0);
        answer(reference, question.path("id").asString());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> marks(officer, reference).equals(List.of("The sharer answered")));
    }

    /** To the top of the list, whatever else other journeys left there. */
    private static void first(String reference) {
        gateway.bean(JdbcTemplate.class)
                .update("update inbox_case set due_at = now() - interval '30 days' where reference = ?", reference);
    }

    private static List<String> marks(SignedInClient officer, String reference) throws Exception {
        int number = 1;
        String page = officer.get("/inbox?page=1").body();
        while (!page.contains(">" + reference + "<")) {
            assertThat(number).isLessThan(10);
            number++;
            page = officer.get("/inbox?page=" + number).body();
        }
        String row = page.split(">" + reference + "<", 2)[1].split("</tr>", 2)[0];
        return Stream.of("The sharer answered", "The sharer asks for news", "The sharer added something")
                .filter(row::contains)
                .toList();
    }

    private static void answer(String reference, String question) throws Exception {
        ObjectNode form = (ObjectNode)
                new ObjectMapper().readTree(AgencySystem.jsonExample("charity", "Nobody else lives there."));
        ObjectNode body = form.objectNode().put("kind", "add-information").put("answers", question);
        body.set("messageId", form.remove("messageId"));
        body.set("disclosure", form);
        HttpResponse<byte[]> answered = charity.post(
                "/disclosures/v1/" + reference + "/updates",
                "application/json",
                body.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answered.statusCode())
                .as(new String(answered.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
    }

    private static void decide(String reference, String id, String disposition) throws Exception {
        HttpResponse<byte[]> decided = mash.post("/mash/v1/decisions", "application/json", """
                {"decisionId": "%s", "reference": "%s", "decidedAt": "%s", "disposition": "%s",
                 "decidedBy": {"role": "social-worker"}}""".formatted(
                        reference + id, reference, Clock.systemUTC().instant(), disposition)
                .getBytes(StandardCharsets.UTF_8));
        assertThat(decided.statusCode()).isEqualTo(200);
    }

    private interface Change {
        void to(ObjectNode body);
    }

    private static String sent(Change change) throws Exception {
        ObjectNode body =
                (ObjectNode) new ObjectMapper().readTree(AgencySystem.jsonExample("charity", "They told us."));
        change.to(body);
        HttpResponse<byte[]> sent = charity.post(
                "/third-sector/v1/disclosures",
                "application/json",
                body.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(sent.statusCode())
                .as(new String(sent.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        return AgencySystem.json(sent).path("reference").asString();
    }

    private static String delivered(String narrative) throws Exception {
        String reference = sent(body -> ((ObjectNode) body.path("concern")).put("narrative", narrative));
        await().atMost(Duration.ofSeconds(30)).until(() -> status(reference).equals("delivered"));
        return reference;
    }

    private static String status(String reference) throws Exception {
        return charity.getJson("/disclosures/v1/" + reference).path("status").asString();
    }

    private static JsonNode listed(String reference) throws Exception {
        JsonNode cases = mash.getJson("/mash/v1/inbox?reference=" + reference).path("cases");
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    private static JsonNode decisions(String reference) throws Exception {
        return charity.getJson("/disclosures/v1/" + reference).path("handlingDecisions");
    }

    private static String meaning(String recipient, String code) {
        return gateway.bean(DispositionCatalogue.class)
                .find(Code.read(Recipient.class, recipient).orElseThrow(), code)
                .orElseThrow()
                .meaning();
    }

    private static SignedInClient person(String name) throws Exception {
        return SignedInClient.as(name, gateway.uri(), gateway.certs().resolve("ca.pem"));
    }

    private static List<String> records(String reference, String event) {
        return gateway.bean(JdbcTemplate.class)
                .queryForList(
                        "select record from evidence_record where reference = ? and event = ?",
                        String.class,
                        reference,
                        event);
    }

    private static long looks(String reference, String part) {
        return records(reference, "viewed").stream()
                .filter(record -> record.contains("\"lookedAt\":\"" + part + "\""))
                .count();
    }

    /** All of it: a click waits for the next page to begin, not for its end. */
    private static String main(Page page) {
        page.waitForLoadState();
        return page.locator("main").textContent();
    }

    /** With a month by its name and a year of two digits. */
    private static void fill(Page page, String date, LocalDate day) {
        page.locator("#" + date).fill(String.valueOf(day.getDayOfMonth()));
        page.locator("#" + date + "-2").fill(day.getMonth().name().toLowerCase(Locale.ROOT));
        page.locator("#" + date + "-3").fill(String.valueOf(day.getYear() % 100));
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
