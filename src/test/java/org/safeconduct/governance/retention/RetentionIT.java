package org.safeconduct.governance.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.delivery.ReceiptTimes;
import org.safeconduct.evidence.EvidenceCheck;
import org.safeconduct.evidence.EvidenceCounts;
import org.safeconduct.evidence.EvidenceLog;
import org.safeconduct.exchange.Envelopes;
import org.safeconduct.governance.Keeping;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is past its time ends, with evidence, except where something waits. Everything here is past its time at once. */
class RetentionIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @AutoClose
    static RunningGateway gateway;

    static AgencySystem school;
    static JdbcTemplate database;
    static Retention retention;

    private String done;
    private String waiting;
    private String parked;
    private String running;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(
                folder,
                Map.of(
                        "safeconduct.retention.envelopes", "0d",
                        "safeconduct.retention.evidence", "0d",
                        // The job looks at the start, when nothing is there; the test asks for the rest.
                        "safeconduct.retention.check-every", "1d"));
        school = gateway.agency("oakfield-school");
        database = gateway.bean(JdbcTemplate.class);
        retention = gateway.bean(Retention.class);
    }

    /** One case that is done, one for a reviewer, one for an operator, one of which a clock runs. */
    @BeforeEach
    void cases() throws Exception {
        // What another test left.
        retention.endEnvelopes();
        done = shared("given");
        waiting = shared("refused");
        parked = shared("given");
        running = shared("given");
        await().atMost(Duration.ofSeconds(30)).until(() -> open(done) == 0 && open(parked) == 0 && open(running) == 0);
        // As when everything due has been done; the case beside it still has all its clocks.
        assertThat(database.update(
                        "update case_clock set state = 'met', next_at = null where reference in (?, ?)", done, parked))
                .isPositive();
        database.update("update inbox_case set due_at = null where lane in (?, ?)", done, parked);
        database.update(
                "update delivery set state = 'parked' where envelope ="
                        + " (select envelope from delivery where reference = ? order by position limit 1)",
                parked);
        await().atMost(Duration.ofSeconds(10)).until(() -> number("select count(*) from evidence_waiting") == 0);
    }

    @Test
    void envelopesEnd_exceptWhereSomethingWaits_andEachEndIsOnRecord() throws Exception {
        long before = number("select count(*) from envelope where content is not null");
        Retention.Due due = retention.due();
        assertThat(due.envelopes()).isEqualTo(contents(done));
        assertThat(number("select count(*) from envelope where content is not null"))
                .isEqualTo(before);

        Keeping keeping = gateway.bean(Keeping.class);
        assertThat(keeping.report().envelopesDue()).isEqualTo(due.envelopes());
        long endedBefore = endedLately(keeping.report());

        assertThat(retention.endEnvelopes()).isEqualTo((int) due.envelopes());

        assertThat(keeping.report().envelopesDue()).isZero();
        assertThat(endedLately(keeping.report()) - endedBefore).isEqualTo(due.envelopes());

        assertThat(contents(done)).isZero();
        assertThat(contents(waiting)).isPositive();
        assertThat(contents(parked)).isEqualTo(2);
        assertThat(contents(running)).isEqualTo(2);
        assertThat(events(done)).contains("envelope-deleted");
        assertThat(number(
                        "select count(*) from evidence_record where event = 'envelope-deleted' and reference = ?",
                        done))
                .isEqualTo(due.envelopes());
        assertThat(school.get("/disclosures/v1/" + done).statusCode()).isEqualTo(200);
        assertThat(retention.endEnvelopes()).isZero();
        assertThat(gateway.agency("reviewer")
                        .getJson("/reviews/v1/" + waiting)
                        .path("envelope")
                        .asString())
                .isNotBlank();
    }

    @Test
    void whatIsKeptLonger_isToldWithTheDayOnWhichItEnds() {
        // The same store, looked at under a longer time: everything delivered is young, and nothing is due.
        Clock clock = gateway.bean(Clock.class);
        Instant now = clock.instant();
        Keeping.Report report = new KeepingReport(
                        retention,
                        new RetentionSettings(Period.ofDays(5), Period.ofYears(1), null, Duration.ofHours(1), false),
                        gateway.bean(Envelopes.class),
                        gateway.bean(ReceiptTimes.class),
                        gateway.bean(EvidenceCounts.class),
                        clock)
                .report();

        assertThat(report.envelopesSoon())
                .as("all that was received ends within seven days")
                .isEqualTo(number(
                        "select count(*) from envelope e left join delivery d on d.envelope = e.id where e.content is"
                                + " not null and (d.delivered_at is not null or e.use = 'REVIEW')"));
        assertThat(report.nextEnvelope().orElseThrow())
                .isBetween(now.plus(Duration.ofDays(4)), now.plus(Duration.ofDays(5)));
        assertThat(report.nextRecord().orElseThrow())
                .isBetween(now.plus(Duration.ofDays(364)), now.plus(Duration.ofDays(366)));
    }

    private static long endedLately(Keeping.Report report) {
        return report.lately().stream().mapToLong(Keeping.Ended::envelopes).sum();
    }

    @Test
    void recordsEnd_exceptWhereSomethingWaits_andTheLogStandsAsItWas() throws Exception {
        List<Long> entries =
                database.queryForList("select entry from evidence_record where reference = ?", Long.class, done);
        List<String> commitments = commitments(entries);
        List<String> ofWaiting = events(waiting);
        List<String> ofParked = events(parked);
        long due = retention.due().records();

        long ended = retention.endRecords();

        assertThat(ended).isGreaterThanOrEqualTo(due).isPositive();
        assertThat(events(done)).isEmpty();
        assertThat(events(waiting)).isEqualTo(ofWaiting).contains("referred");
        assertThat(events(parked)).isEqualTo(ofParked).contains("accepted");
        assertThat(events(running)).contains("accepted", "clock-started");
        assertThat(commitments(entries)).isEqualTo(commitments).hasSameSizeAs(entries);
        assertThat(gateway.bean(EvidenceLog.class).prove(entries))
                .hasValueSatisfying(proven -> assertThat(proven.entries()).hasSameSizeAs(entries));
        assertThat(number("select sum((record::jsonb ->> 'count')::int) from evidence_record"
                        + " where event = 'records-deleted'"))
                .isGreaterThanOrEqualTo(ended);

        // As it really was: an operator's case is one that was delivered.
        database.update("update delivery set state = 'delivered' where state = 'parked'");
        assertThat(gateway.bean(EvidenceCheck.class).check(Period.ZERO, checked -> {}))
                .isInstanceOfSatisfying(
                        EvidenceCheck.Verdict.Proven.class,
                        proven -> assertThat(proven.erased()).isGreaterThanOrEqualTo(ended));
        assertThat(gateway.bean(EvidenceCheck.class).check(Period.ofYears(25), checked -> {}))
                .as("nothing here is old enough for the usual time")
                .isInstanceOf(EvidenceCheck.Verdict.NotProven.class);
        database.update("delete from evidence_record where reference = ? and event = 'accepted'", running);
        assertThat(gateway.bean(EvidenceCheck.class).check(Period.ZERO, checked -> {}))
                .isInstanceOfSatisfying(
                        EvidenceCheck.Verdict.NotProven.class,
                        found -> assertThat(found.finding()).contains("no erasure on record accounts for it"));
    }

    @Test
    void nothingEnds_whenItCannotBePutOnRecord() {
        long before = contents(done);
        assertThat(before).isPositive();
        database.execute("create function no_evidence() returns trigger language plpgsql as"
                + " $$ begin raise exception 'the disk is full'; end $$");
        database.execute(
                "create trigger fail before insert on evidence_record for each row execute function no_evidence()");
        try {
            assertThatExceptionOfType(DataAccessException.class).isThrownBy(retention::endEnvelopes);
            assertThatExceptionOfType(DataAccessException.class).isThrownBy(retention::endRecords);
        } finally {
            database.execute("drop trigger fail on evidence_record");
            database.execute("drop function no_evidence()");
        }

        assertThat(contents(done)).isEqualTo(before);
        assertThat(events(done)).contains("accepted", "delivered");
    }

    private static String shared(String consent) throws Exception {
        ObjectNode message = (ObjectNode) JSON.readTree(AgencySystem.jsonExample("school", "They told us."));
        if (consent.equals("refused")) {
            // An adult who says no, with nobody else at risk: a reviewer decides.
            ObjectNode subject = (ObjectNode) message.at("/subjects/0");
            subject.put("kind", "adult").put("dateOfBirth", "1990-01-02");
            subject.remove("upn");
            ((ObjectNode) message.path("concern")).putArray("categories").add("neglect");
            message.putObject("consent")
                    .put("state", consent)
                    .put("by", "subject")
                    .put("inform", "told");
            message.putArray("purposes").add("protect-adult");
            message.put("gateway", "care-act-2014-s42");
        }
        HttpResponse<byte[]> answer =
                school.post("/schools/v1/disclosures", "application/json", JSON.writeValueAsBytes(message));
        assertThat(answer.statusCode()).isEqualTo(202);
        return AgencySystem.json(answer).path("reference").asString();
    }

    private static long open(String reference) {
        return number("select count(*) from delivery where reference = ? and state <> 'delivered'", reference);
    }

    private static long contents(String reference) {
        return number("select count(*) from envelope where reference = ? and content is not null", reference);
    }

    private static List<String> events(String reference) {
        return database.queryForList(
                "select event from evidence_record where reference = ? order by entry", String.class, reference);
    }

    private static List<String> commitments(List<Long> entries) {
        return entries.stream()
                .map(entry -> database.queryForObject(
                        "select encode(commitment, 'hex') from evidence_entry where id = ?", String.class, entry))
                .toList();
    }

    private static long number(String sql, Object... values) {
        Long number = database.queryForObject(sql, Long.class, values);
        return number == null ? 0 : number;
    }
}
