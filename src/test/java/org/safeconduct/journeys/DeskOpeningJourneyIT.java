package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.sealing.Rollover;
import org.safeconduct.sealing.opening.AgencyKeys;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.SignedInClient;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Those who receive: the MASH here has no system, so that its inbox is the gateway's;
 *
 * /** What is sealed in an inbox: who opens it, by which key, and that each opening is evidence. */
class DeskOpeningJourneyIT extends DeskJourney {

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
        SignedInClient officer = gateway.person("mash-officer");

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
        assertThat(gateway.person("police-officer")
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
        SignedInClient officer = gateway.person("mash-officer");

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
        SignedInClient officer = gateway.person("mash-officer");
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
        Path away = gateway.folder().resolve("away.key");
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
                "update delivery set state = 'waiting', receipt = null, delivered_at = null, claimed_until = null"
                        + " where envelope = ?",
                envelope);
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
        SignedInClient officer = gateway.person("mash-officer");
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

        String mashPage =
                gateway.person("mash-officer").get("/inbox/" + reference).body();
        assertThat(mashPage)
                .contains("The police have decided, ", meaning("police", "crime-recorded"))
                .doesNotContain("26000099999", "For the sharer alone.", "prosecutor", "Outcome 21");
        assertThat(gateway.person("police-officer").get("/police/" + reference).body())
                .contains("The MASH has decided, ", meaning("mash", "section-47-enquiry"));
        String forMash = sent(body -> body.putArray("recipients").add("mash"));
        await().atMost(Duration.ofSeconds(30)).until(() -> status(forMash).equals("delivered"));
        assertThat(gateway.person("mash-officer").get("/inbox/" + forMash).body())
                .doesNotContain("What others have decided");
    }

    @Test
    void mashReads_thatThePoliceWereNotGivenTheSafeAddress() throws Exception {
        String told = "were not given the address that must be kept safe";
        String kept = delivered("They told us.");
        String open = sent(body -> body.path("subjects")
                .forEach(subject -> ((ObjectNode) subject.path("address")).put("doNotDisclose", false)));
        await().atMost(Duration.ofSeconds(30)).until(() -> status(open).equals("delivered"));
        SignedInClient officer = gateway.person("mash-officer");

        assertThat(officer.get("/inbox/" + kept).body()).doesNotContain(told);
        assertThat(officer.get("/inbox/" + kept + "/open").body()).contains(told);
        assertThat(officer.get("/inbox/" + open + "/open").body()).doesNotContain(told);
        assertThat(gateway.person("police-officer")
                        .get("/police/" + kept + "/open")
                        .body())
                .doesNotContain(told);
    }
}
