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
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.CaseChanged.Audience;
import org.safeconduct.exchange.CaseChanged.Change;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.MovedClock;
import org.safeconduct.support.RunningGateway;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is due in a case: done in time, done late, never done; and what the sharer is told of each decision. */
class ClockJourneyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> SETTINGS = Map.of("safeconduct.clocks.check-every", "100ms");
    private static final AgencyId MASH = new AgencyId("county-mash");
    private static final String AFTER_POLICE = "discussion-after-police";

    @TempDir
    static Path folder;

    @AutoClose
    static RunningGateway gateway;

    static MovedClock clock;
    static AgencySystem school;
    static AgencySystem police;
    static AgencySystem mash;
    static JdbcTemplate database;
    static List<CaseChanged> news;

    @BeforeAll
    static void start() throws Exception {
        clock = new MovedClock();
        gateway = RunningGateway.start(folder, SETTINGS, clock);
        school = gateway.agency("oakfield-school");
        police = gateway.agency("county-police");
        mash = gateway.agency("county-mash");
        database = gateway.bean(JdbcTemplate.class);
        news = gateway.heard(CaseChanged.class);
    }

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        crime-recorded        | 21 | true  | Outcome 21.
        crime-recorded        | 1  | false | charged or summonsed
        intelligence-recorded | '' | false | does not rule out a crime record later
        returned-wrong-route  | '' | false | does not mean that the worry is wrong
        cannot-say            | '' | false | can be the right answer
        """)
    void decision_isExplainedInTheNextVersionOfTheStatement(
            String disposition, String outcome, boolean ends, String explained) throws Exception {
        String reference = shared();

        decide(
                "police",
                reference,
                disposition,
                "child-abuse-team",
                outcome.isEmpty()
                        ? ""
                        : ", \"crimeReference\": \"1\", \"outcome\": \"" + outcome + "\", \"namedPerson\": true");

        JsonNode statement = school.getJson("/disclosures/v1/" + reference + "/statement");
        assertThat(statement.path("version").asInt()).isEqualTo(2);
        List<String> said = texts(statement, "DEC-");
        assertThat(said).allMatch(text -> text.startsWith("The police (child abuse team), "));
        assertThat(said).anyMatch(text -> text.contains(explained));
        assertThat(texts(statement, "CP-AFTER")).hasSize(ends ? 5 : 0);
        assertThat(clock(reference, "crime-recorded").path("state").asString()).isEqualTo("met");
        assertThat(told(reference)).contains(Change.DECISION_RECEIVED);
        assertThat(database.queryForList(
                                "select record from evidence_record where reference = ?", String.class, reference)
                        .toString())
                .doesNotContain(disposition.equals("crime-recorded") ? "child abuse team" : disposition);
    }

    @Test
    void noFurtherAction_isNotTheEnd_andTheSharerSeesThatTheAgenciesMet() throws Exception {
        String reference = shared();

        decide("police", reference, "no-further-action", "supervisor", "");

        JsonNode statement = school.getJson("/disclosures/v1/" + reference + "/statement");
        assertThat(texts(statement, "CP-AFTER"))
                .anyMatch(text -> text.contains("enquiries do not end because of it"))
                .anyMatch(text -> text.contains("is asked to record"));
        assertThat(audiences(reference, Change.POLICE_PART_ENDED))
                .containsExactlyInAnyOrder(
                        new Audience.OneAgency(MASH), new Audience.SocialCare(), new Audience.Sharer());
        assertThat(clock(reference, AFTER_POLICE).path("state").asString()).isEqualTo("running");
        assertThat(clock(reference, "victim-told-enhanced").path("state").asString())
                .isEqualTo("running");

        decide("mash", reference, "discussion-held", "mash-manager", ", \"heldOn\": \"" + today() + "\"");

        assertThat(clock(reference, AFTER_POLICE).path("state").asString()).isEqualTo("met");
        assertThat(texts(school.getJson("/disclosures/v1/" + reference + "/statement"), "CP-AFTER-04"))
                .singleElement()
                .asString()
                .contains("The MASH recorded that the agencies talked about the child on");
        assertThat(evidence(reference, "clock-missed")).isEmpty();
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

    private static ObjectNode informing(String inform) throws Exception {
        ObjectNode message = (ObjectNode) JSON.readTree(AgencySystem.jsonExample("school", "She told a teacher."));
        message.put("harm", "significant");
        message.putObject("consent")
                .put("state", "not-sought-risk")
                .put("inform", inform)
                .put("reason", "risk-to-child");
        return message;
    }

    private static void add(String reference, String inform) throws Exception {
        ObjectNode form = informing(inform);
        form.remove("messageId");
        ObjectNode body = JSON.createObjectNode()
                .put("messageId", UUID.randomUUID().toString())
                .put("kind", "add-information");
        body.set("disclosure", form);
        HttpResponse<byte[]> answer = school.post(
                "/disclosures/v1/" + reference + "/updates", "application/json", JSON.writeValueAsBytes(body));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        assertThat(AgencySystem.json(answer).path("status").asString()).isEqualTo("accepted");
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
                "update delivery set delivered_at = null where reference = ? and recipient = 'county-mash'", reference);
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

    /** At once, some twice: one statement, the same as one after the other. */
    @Test
    void decisionsAtOnce_giveTheStatementThatTheyGiveInOrder() throws Exception {
        Instant now = Clock.systemUTC().instant();
        List<String[]> decisions = List.of(
                new String[] {
                    "police", "received", "call-handler", now.plusSeconds(0).toString(), ""
                },
                new String[] {
                    "police",
                    "crime-recorded",
                    "supervisor",
                    now.plusSeconds(10).toString(),
                    ", \"crimeReference\": \"1\""
                },
                new String[] {
                    "mash",
                    "strategy-discussion",
                    "social-worker",
                    now.plusSeconds(20).toString(),
                    ""
                },
                new String[] {
                    "police",
                    "no-further-action",
                    "supervisor",
                    now.plusSeconds(30).toString(),
                    ""
                },
                new String[] {
                    "mash",
                    "discussion-held",
                    "mash-manager",
                    now.plusSeconds(40).toString(),
                    ", \"heldOn\": \"" + today() + "\""
                });
        String inOrder = shared();
        for (String[] decision : decisions) {
            assertThat(send(inOrder, decision).statusCode()).isEqualTo(200);
        }
        String atOnce = shared();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<HttpResponse<byte[]>>> all = new ArrayList<>();
            for (String[] decision : decisions.reversed()) {
                all.add(() -> send(atOnce, decision));
                all.add(() -> send(atOnce, decision));
            }
            for (var answer : threads.invokeAll(all)) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }

        JsonNode one = school.getJson("/disclosures/v1/" + inOrder + "/statement");
        JsonNode other = school.getJson("/disclosures/v1/" + atOnce + "/statement");
        assertThat(texts(other, "")).isEqualTo(texts(one, ""));
        assertThat(texts(one, "CP-AFTER-04"))
                .singleElement()
                .asString()
                .contains(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).format(LocalDate.parse(today())));
        assertThat(clocks(atOnce)).isEqualTo(clocks(inOrder));
        assertThat(evidence(atOnce, "handling-decided")).hasSize(5);
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

    private static String shared() throws Exception {
        return shared(school);
    }

    private static String shared(AgencySystem by) throws Exception {
        return shared(by, JSON.readTree(AgencySystem.jsonExample("school", "They told a teacher.")));
    }

    private static String shared(AgencySystem by, JsonNode message) throws Exception {
        HttpResponse<byte[]> answer =
                by.post("/schools/v1/disclosures", "application/json", JSON.writeValueAsBytes(message));
        assertThat(answer.statusCode()).isEqualTo(202);
        return AgencySystem.json(answer).path("reference").asString();
    }

    private static void decide(String recipient, String reference, String disposition, String role, String more)
            throws Exception {
        HttpResponse<byte[]> answer = send(reference, new String[] {
            recipient, disposition, role, Clock.systemUTC().instant().toString(), more
        });
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
    }

    private static HttpResponse<byte[]> send(String reference, String[] decision) throws Exception {
        AgencySystem by = decision[0].equals("police") ? police : mash;
        String body =
                """
                {"decisionId": "%s", "reference": "%s", "decidedAt": "%s", "disposition": "%s",
                 "decidedBy": {"role": "%s"}%s}""".formatted(reference + decision[1], reference, decision[3], decision[1], decision[2], decision[4]);
        return by.post("/" + decision[0] + "/v1/decisions", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Europe/London")).toString();
    }

    private static List<String> texts(JsonNode statement, String prefix) {
        return statement
                .path("lines")
                .valueStream()
                .filter(line -> line.path("id").asString().startsWith(prefix))
                .map(line -> line.path("text").asString())
                .toList();
    }

    private static JsonNode clock(String reference, String kind) throws Exception {
        return clock(school.getJson("/disclosures/v1/" + reference), kind).orElseThrow();
    }

    private static Optional<JsonNode> clock(JsonNode disclosure, String kind) {
        return disclosure
                .path("clocks")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals(kind))
                .findFirst();
    }

    /** Which clocks there are and how they stand; their times differ from case to case. */
    private static List<String> clocks(String reference) throws Exception {
        return school.getJson("/disclosures/v1/" + reference)
                .path("clocks")
                .valueStream()
                .map(each ->
                        each.path("kind").asString() + " " + each.path("state").asString() + " "
                                + each.path("metAt").asString())
                .sorted()
                .toList();
    }

    private static List<String> statementClocks(String reference) throws Exception {
        return school.getJson("/disclosures/v1/" + reference + "/statement")
                .path("clocks")
                .findValuesAsString("code");
    }

    private static List<JsonNode> evidence(String reference, String event) throws Exception {
        return school.getJson("/disclosures/v1/" + reference)
                .path("timeline")
                .valueStream()
                .filter(record -> record.path("event").asString().equals(event))
                .toList();
    }

    private static List<String> events(String reference, String kind) throws Exception {
        return school.getJson("/disclosures/v1/" + reference)
                .path("timeline")
                .valueStream()
                .filter(record -> record.path("clock").asString().equals(kind))
                .map(record -> record.path("event").asString())
                .toList();
    }

    private static List<Change> told(String reference) {
        return news.stream()
                .filter(changed -> changed.reference().value().equals(reference))
                .map(CaseChanged::change)
                .toList();
    }

    private static List<Audience> audiences(String reference, Change change) {
        return news.stream()
                .filter(changed -> changed.reference().value().equals(reference) && changed.change() == change)
                .map(CaseChanged::audience)
                .toList();
    }
}
