package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.exchange.CaseChanged.Audience;
import org.safeconduct.exchange.CaseChanged.Change;
import org.safeconduct.support.AgencySystem;
import tools.jackson.databind.node.ObjectNode;

/** What arrives wakes somebody, and the next, and whoever is above them, until it is opened; at any hour. */
class WakingJourneyIT extends ClockJourney {

    /** Christmas Day, a Friday: nobody's office is open. */
    private static final Instant HOLIDAY = Instant.parse("2026-12-25T21:00:00Z");

    private static final Instant WORKING_DAY = Instant.parse("2026-12-08T10:00:00Z");

    private static final Audience NIGHT = new Audience.OnDuty(MASH, "emergency-duty-team");
    private static final Audience DAY = new Audience.OnDuty(MASH, "duty-worker");
    private static final Audience MANAGER = new Audience.NamedContact(MASH);
    private static final Audience PARTNERSHIP = new Audience.Partnership();

    private Instant set = HOLIDAY;

    @AfterEach
    void backToNow() throws Exception {
        clock.ahead(Duration.ZERO);
        school = gateway.agency("oakfield-school");
    }

    private void at(Instant time) throws Exception {
        set = time;
        clock.ahead(Duration.between(Clock.systemUTC().instant(), time));
        // A token of that time.
        school = gateway.agency("oakfield-school");
    }

    private void minutesPass(int minutes) throws Exception {
        at(set.plus(Duration.ofMinutes(minutes)).plusSeconds(5));
    }

    @Test
    void dangerOnABankHoliday_wakesTheNightTeam_thenTheManager_thenThePartnership() throws Exception {
        at(HOLIDAY);
        String reference = inDanger(true);

        awaitMash(reference, NIGHT);
        minutesPass(4);
        staysAt(reference, NIGHT);
        minutesPass(1);
        awaitMash(reference, NIGHT, MANAGER);
        minutesPass(5);
        awaitMash(reference, NIGHT, MANAGER, PARTNERSHIP);
        minutesPass(60);
        staysAt(reference, NIGHT, MANAGER, PARTNERSHIP);
    }

    @Test
    void itStops_whenItIsOpened_andTheSharerCanReadWhoWasTold() throws Exception {
        at(HOLIDAY);
        String reference = inDanger(true);
        awaitMash(reference, NIGHT);

        assertThat(gateway.person("mash-officer")
                        .get("/inbox/" + reference + "/open")
                        .statusCode())
                .isEqualTo(200);

        minutesPass(30);
        staysAt(reference, NIGHT);
        assertThat(database.queryForList(
                        "select 1 from waking where reference = ? and agency = 'county-mash'", reference))
                .isEmpty();
        assertThat(database.queryForList(
                        "select addressee from notice where reference = ? and change = 'arrived'",
                        String.class,
                        reference))
                .contains("duty:county-mash/emergency-duty-team");
    }

    @Test
    void whatIsNotUrgent_isToldToThoseOnDuty_andToNobodyAbove_andOneMessageStandsForManyInAMinute() throws Exception {
        at(WORKING_DAY);
        String first = inDanger(false);
        awaitMash(first, DAY);
        String second = inDanger(false);
        await().until(() -> !database.queryForList(
                        "select 1 from waking where reference = ? and agency = 'county-mash' and told_at is not null",
                        second)
                .isEmpty());

        assertThat(ofMash(second)).as("told with the first").isEmpty();
        minutesPass(120);
        staysAt(first, DAY);
    }

    /** As a crash between that somebody is to be told and that they were would be. */
    @Test
    void whatCannotBeQueued_isNotTakenForTold_andIsToldOnceWhenItCan() throws Exception {
        at(HOLIDAY);
        database.execute(
                "create function no_notice() returns trigger language plpgsql as"
                        + " $$ begin if new.change = 'arrived' then raise exception 'the disk is full'; end if; return new; end $$");
        database.execute("create trigger fail before insert on notice for each row execute function no_notice()");
        String reference;
        try {
            reference = inDanger(true);
            await().until(() -> school.getJson("/disclosures/v1/" + reference)
                    .path("status")
                    .asString()
                    .equals("delivered"));
            await().during(Duration.ofMillis(500))
                    .until(() -> database.queryForList(
                                    "select 1 from waking where reference = ? and told_at is not null", reference)
                            .isEmpty());
        } finally {
            database.execute("drop function no_notice() cascade");
        }

        await().until(() -> notices(reference).size() == 1);
        minutesPass(1);
        assertThat(notices(reference)).as("once").containsExactly("duty:county-mash/emergency-duty-team");
    }

    private static List<String> notices(String reference) {
        return database.queryForList(
                "select addressee from notice where reference = ? and change = 'arrived' and addressee like '%mash%'",
                String.class, reference);
    }

    @Test
    void questionToASharer_wakesTheirPeople() throws Exception {
        at(WORKING_DAY);
        String reference = inDanger(false);
        await().until(() -> school.getJson("/disclosures/v1/" + reference)
                .path("status")
                .asString()
                .equals("delivered"));

        gateway.agency("county-mash").post("/mash/v1/questions", "application/json", """
                {"questionId": "Q-1", "reference": "%s", "about": "this-case", "question": "Is the uncle outside?"}
                """.formatted(reference)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        await().untilAsserted(() -> assertThat(audiences(reference, Change.ARRIVED))
                .contains(new Audience.OnDuty(new AgencyId("oakfield-school"), "safeguarding-team")));
    }

    @Test
    void whatWaitsForAReviewer_wakesThem_untilItIsOpened() throws Exception {
        at(WORKING_DAY);
        String reference = ReviewJourney.referred(school, "no");

        await().untilAsserted(() -> assertThat(audiences(reference, Change.REVIEW_WAITS))
                .containsExactly(new Audience.OnDuty(new AgencyId("oakfield-school"), "safeguarding-team")));
        assertThat(gateway.agency("reviewer").get("/reviews/v1/" + reference).statusCode())
                .isEqualTo(200);
        assertThat(database.queryForList("select 1 from waking where reference = ?", reference))
                .isEmpty();
    }

    /** It must be decided within the hour. */
    @Test
    void reviewThatMayCostALife_goesUpTheChain() throws Exception {
        at(HOLIDAY);
        String reference = ReviewJourney.referred(school, "no", body -> body.put("harm", "life-threatening"));

        await().until(() -> audiences(reference, Change.REVIEW_WAITS).size() == 1);
        minutesPass(5);
        await().untilAsserted(() -> assertThat(audiences(reference, Change.REVIEW_WAITS))
                .containsExactly(
                        new Audience.OnDuty(new AgencyId("oakfield-school"), "safeguarding-team"),
                        new Audience.NamedContact(new AgencyId("oakfield-school"))));
    }

    private static String inDanger(boolean danger) throws Exception {
        ObjectNode message =
                (ObjectNode) JSON.readTree(AgencySystem.jsonExample("school", "Somebody must come at once."));
        message.put("immediateDanger", danger);
        return shared(school, message);
    }

    private static List<Audience> ofMash(String reference) {
        return audiences(reference, Change.ARRIVED).stream()
                .filter(audience -> switch (audience) {
                    case Audience.OnDuty onDuty -> onDuty.agency().equals(MASH);
                    case Audience.NamedContact contact -> contact.agency().equals(MASH);
                    case Audience.Partnership partnership -> true;
                    default -> false;
                })
                .distinct()
                .toList();
    }

    private static void awaitMash(String reference, Audience... told) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ofMash(reference)).containsExactly(told));
    }

    private static void staysAt(String reference, Audience... told) {
        await().during(Duration.ofMillis(600))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(ofMash(reference)).containsExactly(told));
    }
}
