package org.safeconduct.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.exchange.CaseChanged.Audience;
import org.safeconduct.exchange.CaseChanged.Change;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is due in a case: done in time, done late, never done;
 *
 * /** What is due in a case: done in time, done late, never done. */
class ClockJourneyIT extends ClockJourney {

    @Test
    void acceptedDisclosure_startsItsClocks_andDecisionsMeetThem() throws Exception {
        String reference = shared();
        JsonNode crime = clock(reference, "crime-recorded");
        assertThat(crime.path("state").asString()).isEqualTo("running");
        assertThat(crime.path("owner").asString()).isEqualTo("county-police");
        assertThat(Instant.parse(crime.path("by").asString()))
                .isEqualTo(Instant.parse(crime.path("startedAt").asString()).plus(Duration.ofHours(24)));
        assertThat(clock(reference, "mash-acknowledges").path("state").asString())
                .isEqualTo("running");

        decide("mash", reference, "received", "social-worker", "");
        assertThat(clock(reference, "mash-acknowledges").path("state").asString())
                .isEqualTo("met");
        assertThat(clock(reference, "mash-decision").path("state").asString()).isEqualTo("running");
        assertThat(statementClocks(reference)).contains("mash-decision");

        decide("mash", reference, "section-47-enquiry", "social-worker", "");
        decide("police", reference, "crime-recorded", "supervisor", ", \"crimeReference\": \"1\"");

        assertThat(clock(reference, "mash-decision").path("state").asString()).isEqualTo("met");
        assertThat(clock(reference, "crime-recorded").path("state").asString()).isEqualTo("met");
        assertThat(clock(reference, "conference").path("state").asString()).isEqualTo("running");
        assertThat(statementClocks(reference)).isEmpty();
        assertThat(evidence(reference, "clock-met"))
                .extracting(record -> record.path("clock").asString())
                .containsExactlyInAnyOrder("mash-acknowledges", "mash-decision", "crime-recorded");
    }

    @Test
    void silenceAfterThePolice_isRemindedMissedAndEscalated_andALateAnswerStillCounts() throws Exception {
        String reference = shared();
        decide("police", reference, "no-further-action", "supervisor", ", \"victimToldOn\": \"" + today() + "\"");
        assertThat(clock(reference, "victim-told-enhanced").path("state").asString())
                .isEqualTo("met");
        Instant due = Instant.parse(clock(reference, AFTER_POLICE).path("by").asString());

        at(due.minus(Duration.ofHours(1)), () -> awaitState(reference, AFTER_POLICE, "reminded"));
        at(due.plusSeconds(60), () -> awaitState(reference, AFTER_POLICE, "missed"));
        at(due.plus(Duration.ofDays(5)), () -> awaitState(reference, AFTER_POLICE, "escalated"));

        assertThat(events(reference, AFTER_POLICE))
                .containsExactly("clock-started", "clock-reminded", "clock-missed", "escalated", "escalated");
        assertThat(audiences(reference, Change.CLOCK_REMINDER)).contains(new Audience.NamedContact(MASH));
        assertThat(audiences(reference, Change.CLOCK_MISSED))
                .contains(new Audience.NamedContact(MASH), new Audience.Partnership(), new Audience.Sharer());
        assertThat(clock(reference, AFTER_POLICE).path("state").asString()).isEqualTo("escalated");

        decide(
                "mash",
                reference,
                "discussion-not-needed",
                "mash-manager",
                ", \"reasonForSharer\": \"A plan is in place.\"");

        assertThat(clock(reference, AFTER_POLICE).path("state").asString()).isEqualTo("met");
        assertThat(events(reference, AFTER_POLICE)).endsWith("clock-met");
    }

    /** The kinds and times of clocks are in the clear, so none of them says what kind of harm it is. */
    @Test
    void dutyToReport_isDoneWhenThePoliceHaveIt_andNotTellingIsLookedAtAgain() throws Exception {
        ObjectNode message = (ObjectNode) JSON.readTree(AgencySystem.jsonExample("school", "She told a teacher."));
        ((ObjectNode) message.path("sharer")).put("role", "teacher");
        ((ObjectNode) message.path("concern")).putArray("categories").add("fgm-known");
        message.put("harm", "significant");
        message.putArray("purposes").add("protect-child").add("statutory-notification");
        message.put("gateway", "fgm-act-2003-s5B");
        message.putObject("consent")
                .put("state", "not-required")
                .put("inform", "do-not-inform")
                .put("reason", "risk-to-child");
        String reference = shared(school, message);
        JsonNode duty = clock(reference, "statutory-notification");
        assertThat(duty.path("owner").asString()).isEqualTo("oakfield-school");
        assertThat(clock(reference, "not-telling-reviewed").path("owner").asString())
                .isEqualTo("oakfield-school");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> school.getJson("/disclosures/v1/" + reference)
                        .path("status")
                        .asString()
                        .equals("delivered"));

        at(
                Instant.parse(duty.path("by").asString()).plusSeconds(60),
                () -> awaitState(reference, "statutory-notification", "met"));

        assertThat(events(reference, "statutory-notification")).containsExactly("clock-started", "clock-met");
        assertThat(database.queryForList(
                                "select row_to_json(c)::text || encode(f.content, 'escape') from case_clock c"
                                        + " join clock_case f using (reference) where c.reference = ?",
                                String.class,
                                reference)
                        .toString())
                .doesNotContain("fgm", "england", "child");
    }

    @Test
    void addition_settlesThatNotTellingIsLookedAt_unlessItStillMustNotBeTold() throws Exception {
        String reference = shared(school, informing("do-not-inform"));
        Instant first = startOfNotTelling(reference);

        add(reference, "do-not-inform");

        assertThat(clock(reference, "not-telling-reviewed").path("state").asString())
                .isEqualTo("running");
        assertThat(startOfNotTelling(reference)).isAfter(first);
        assertThat(events(reference, "not-telling-reviewed"))
                .containsExactly("clock-started", "clock-met", "clock-started");

        add(reference, "told");

        assertThat(clock(reference, "not-telling-reviewed").path("state").asString())
                .isEqualTo("met");

        add(reference, "do-not-inform");

        assertThat(clock(reference, "not-telling-reviewed").path("state").asString())
                .isEqualTo("running");
        assertThat(events(reference, "not-telling-reviewed"))
                .containsExactly("clock-started", "clock-met", "clock-started", "clock-met", "clock-started");
    }

    @Test
    void additionThatFirstSaysTheyMustNotBeTold_startsThatItIsLookedAt() throws Exception {
        String reference = shared(school, informing("told"));
        assertThat(events(reference, "not-telling-reviewed")).isEmpty();

        add(reference, "do-not-inform");

        assertThat(events(reference, "not-telling-reviewed")).containsExactly("clock-started");
    }

    private static Instant startOfNotTelling(String reference) throws Exception {
        return Instant.parse(
                clock(reference, "not-telling-reviewed").path("startedAt").asString());
    }

    @Test
    void clockOfARecipientThatNeverHadIt_endsWithTheWithdrawal() throws Exception {
        String reference = shared();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> school.getJson("/disclosures/v1/" + reference)
                        .path("status")
                        .asString()
                        .equals("delivered"));
        database.update("update disclosure set status = 'withdrawn' where reference = ?", reference);
        database.update(
                "update delivery set state = 'stopped', delivered_at = null where reference = ? and recipient = 'county-mash'",
                reference);
        Instant due = Instant.parse(clock(reference, "mash-decision").path("by").asString());

        // Late enough for the police's clock too, whatever day it is.
        at(due.plus(Duration.ofDays(2)), () -> {
            awaitState(reference, "mash-decision", "ended");
            await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> database.queryForObject(
                                    "select count(*) from case_clock where reference = ? and kind = 'crime-recorded'"
                                            + " and state in ('missed', 'escalated')",
                                    Integer.class,
                                    reference),
                            count -> count == 1);
        });

        assertThat(events(reference, "mash-decision")).containsExactly("clock-started", "clock-ended");
        assertThat(events(reference, "crime-recorded")).contains("clock-missed");
    }

    /** Clocks are rows: a gateway that starts again finds them, and counts by the holidays of now. */
    @Test
    void clocksSurviveARestart_andAHolidayMovesThem(@TempDir Path own) throws Exception {
        String reference;
        Instant due;
        try (RunningGateway first = RunningGateway.start(own, Map.of())) {
            reference = shared(first.agency("oakfield-school"));
            due = due(first, reference);
        }
        LocalDate day = LocalDate.ofInstant(due, ZoneId.of("Europe/London"));
        Path holidays = Files.writeString(own.resolve("holidays.yaml"), "england:\n  added: [" + day + "]\n");

        try (RunningGateway second = RunningGateway.start(own, Map.of("safeconduct.holidays", holidays))) {
            AgencySystem again = second.agency("oakfield-school");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(due(second, reference)).isAfter(due));

            JsonNode seen = again.getJson("/disclosures/v1/" + reference);
            assertThat(seen.path("timeline").toString()).contains("clock-moved");
            assertThat(clock(seen, "crime-recorded").orElseThrow().path("state").asString())
                    .isEqualTo("running");
        }
    }

    private static Instant due(RunningGateway of, String reference) throws Exception {
        JsonNode seen = of.agency("oakfield-school").getJson("/disclosures/v1/" + reference);
        return Instant.parse(
                clock(seen, "mash-decision").orElseThrow().path("by").asString());
    }

    private interface Check {
        void run() throws Exception;
    }

    /** Tokens are those of now, so the clock is put back before anybody calls again. */
    private static void at(Instant then, Check check) throws Exception {
        clock.ahead(Duration.between(Clock.systemUTC().instant(), then));
        try {
            check.run();
        } finally {
            clock.ahead(Duration.ZERO);
        }
    }

    private static void awaitState(String reference, String kind, String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> database.queryForObject(
                                "select state from case_clock where reference = ? and kind = ?",
                                String.class,
                                reference,
                                kind),
                        state::equals);
    }

    private static List<String> statementClocks(String reference) throws Exception {
        return school.getJson("/disclosures/v1/" + reference + "/statement")
                .path("clocks")
                .findValuesAsString("code");
    }

    private static List<String> events(String reference, String kind) throws Exception {
        return school.getJson("/disclosures/v1/" + reference)
                .path("timeline")
                .valueStream()
                .filter(record -> record.path("clock").asString().equals(kind))
                .map(record -> record.path("event").asString())
                .toList();
    }
}
