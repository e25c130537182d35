package org.safeconduct.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.EvidenceWorkshop;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.evidence.log.LogWorkshop;
import org.safeconduct.evidence.verify.NotProven;
import org.safeconduct.evidence.verify.OwnLog;
import org.safeconduct.platform.TimeAndRandomness;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A line is what its owners' tables say, column by column, and the check says which column of which line is not. */
@ExtendWith(Shared.class)
class RecordedInboxIT {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final AgencyId MASH = new AgencyId("county-mash");
    private static final AgencyId POLICE = new AgencyId("county-police");
    private static final Reference CASE = new Reference("SC-S66J-1GT0");
    private static final Reference PART = new Reference("SC-7Q4K-2M9T");

    @TempDir
    static Path folder;

    static EmbeddedPostgres postgres;
    static String verifierKey;

    private SingleConnectionDataSource source;
    private JdbcTemplate database;
    private InboxSources sources;
    private InboxRows rows;

    @BeforeAll
    static void makeDatabase(EmbeddedPostgres shared) throws Exception {
        postgres = shared;
        new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database inbox");
        String url = postgres.getJdbcUrl("postgres", "inbox");
        LogWorkshop.migrate(url);
        try (LogWorkshop log = LogWorkshop.open(url, LogWorkshop.key(folder))) {
            log.append(1);
            log.integrate();
            verifierKey = log.verifierKey();
        }
    }

    /** Its owners' rows, as far as lists need them; whatever else they have is not looked at. */
    @BeforeEach
    void aCase() {
        source = new SingleConnectionDataSource(postgres.getJdbcUrl("postgres", "inbox"), "postgres", "", true);
        database = new JdbcTemplate(source);
        database.execute("set session_replication_role = replica");
        for (String table : List.of(
                "inbox_case", "disclosure", "delivery", "handling_decision", "question", "case_act", "case_clock")) {
            database.execute("delete from " + table);
        }
        sources = new InboxSources(JdbcClient.create(source));
        rows = new InboxRows(JdbcClient.create(source));
        disclosure(CASE, null, true);
        delivered(CASE, MASH, 0);
        delivered(CASE, POLICE, 1);
        database.update(
                "insert into case_clock (reference, kind, owner, started_at, due_at, state) values (?, 'a', ?, now(), ?, 'missed')",
                CASE.value(),
                MASH.value(),
                Timestamp.from(NOW.plusSeconds(3_600)));
        database.update(
                "insert into case_act (agency, message_key, body_key, reference, kind, made_at, answer) values"
                        + " ('s', 'm', 'b', ?, 'ask-for-news', ?, '')",
                CASE.value(),
                Timestamp.from(NOW.plusSeconds(60)));
        delivered(CASE, MASH, 120);
        disclosure(PART, CASE, false);
        delivered(PART, MASH, 180);
    }

    @AfterEach
    void close() {
        source.destroy();
    }

    @Test
    void aLine_isWhatItsOwnersHave() {
        InboxCase mash = line(MASH);
        assertThat(mash.parts()).containsExactly(CASE, PART);
        assertThat(mash.arrivedAt()).isEqualTo(NOW);
        assertThat(mash.lastAt()).isEqualTo(NOW.plusSeconds(180));
        assertThat(mash.danger()).isTrue();
        assertThat(mash.dueAt()).contains(NOW.plusSeconds(3_600));
        assertThat(mash.state()).isEqualTo(State.NEW);
        assertThat(mash.answeredAt()).isEmpty();
        assertThat(mash.askedAt()).contains(NOW.plusSeconds(120));
        assertThat(mash.addedAt()).contains(NOW.plusSeconds(180));
        assertThat(line(POLICE).parts()).containsExactly(CASE);
        assertThat(line(POLICE).dueAt()).isEmpty();
        assertThat(line(POLICE).askedAt()).isEmpty();

        decided(MASH, true, false);
        assertThat(line(MASH).state()).isEqualTo(State.ACKNOWLEDGED);
        decided(MASH, false, true);
        assertThat(line(MASH).state()).isEqualTo(State.DECIDED);
        assertThat(line(MASH).danger()).isFalse();
        assertThat(line(POLICE).danger()).isTrue();

        database.update(
                "insert into question (id, agency, recipient, question_key, body_key, reference, about, asked_at, answered_at,"
                        + " answered_by, content) values (gen_random_uuid(), ?, 'mash', 'q', 'b', ?, 'this-case', now(),"
                        + " now(), ?, '')",
                MASH.value(),
                CASE.value(),
                PART.value());
        assertThat(line(MASH).answeredAt()).contains(NOW.plusSeconds(180));
        assertThat(line(MASH).addedAt()).isEmpty();

        database.update("update disclosure set status = 'withdrawn'");
        assertThat(line(MASH).state()).isEqualTo(State.WITHDRAWN);
        assertThat(line(POLICE).danger()).isFalse();
    }

    @Test
    void theList_isOrderedAndSearched_andOpeningEndsTheNews() {
        keep();

        InboxList.Line line = rows.find(MASH, PART, NOW).orElseThrow();
        assertThat(line.reference()).isEqualTo(CASE);
        assertThat(line.urgency()).isEqualTo(Urgency.DANGER);
        assertThat(line.news()).containsExactly(News.ASKS);
        assertThat(line.opened()).isFalse();
        rows.opened(MASH, PART, NOW.plusSeconds(150));
        assertThat(rows.find(MASH, CASE, NOW).orElseThrow().news()).containsExactly(News.ADDED);
        rows.opened(MASH, CASE, NOW.plusSeconds(200));
        rows.opened(MASH, CASE, NOW.plusSeconds(190));
        assertThat(rows.find(MASH, CASE, NOW).orElseThrow().news()).isEmpty();

        assertThat(list(Optional.empty(), Optional.empty(), "7Q4K")).hasSize(1);
        assertThat(list(Optional.of(State.DECIDED), Optional.empty(), "")).isEmpty();
        assertThat(list(Optional.of(State.NEW), Optional.of(Urgency.DANGER), ""))
                .hasSize(1);
        assertThat(rows.with(MASH, Set.of(PART)))
                .extracting(Inbox.Related::reference)
                .containsExactly(CASE);
        assertThat(rows.with(MASH, Set.of())).isEmpty();

        decided(MASH, false, true);
        keep();
        assertThat(rows.find(MASH, CASE, NOW).orElseThrow().urgency()).isEqualTo(Urgency.DAY);
        assertThat(rows.find(MASH, CASE, NOW.plusSeconds(4_000)).orElseThrow().urgency())
                .isEqualTo(Urgency.LATE);
        assertThat(rows.find(MASH, CASE, NOW).orElseThrow().opened()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> theCheckNames() {
        List<String> columns = database.queryForList(
                "select column_name from information_schema.columns where table_name = 'inbox_case' order by ordinal_position",
                String.class);
        String where = " where lane = '" + CASE + "' and agency = 'county-mash'";
        String place = "in the list of county-mash, case " + CASE;
        decided(MASH, false, false);
        keep();
        rows.opened(MASH, CASE, NOW.plusSeconds(300));
        EvidenceWorkshop.evidence(database, TimeAndRandomness.real().ids())
                .append(new EvidenceRecord(
                        Event.VIEWED,
                        NOW.plusSeconds(300),
                        CASE,
                        Map.of(Fact.LOOKED_AT, ReadAudit.Part.INBOX.code(), Fact.ACTOR_AGENCY, MASH.value())));
        database.execute("create table kept as select * from inbox_case");
        return Stream.concat(
                Stream.of(
                        tampering("nothing", "select 1", ""),
                        tampering("a line that is gone", "delete from inbox_case" + where, place + " is missing"),
                        tampering(
                                "a line that is there twice",
                                "insert into inbox_case select * from inbox_case" + where,
                                place + " is there"),
                        tampering(
                                "a line of somebody else's",
                                "insert into inbox_case select 'haven-charity', "
                                        + columns.stream().skip(1).collect(Collectors.joining(", "))
                                        + " from inbox_case"
                                        + where,
                                "in the list of haven-charity, case " + CASE + " is there")),
                columns.stream()
                        .flatMap(column -> Stream.of(another(column), "null").map(value -> {
                            boolean key = column.equals("agency") || column.equals("lane");
                            return tampering(
                                    column + " = " + value,
                                    "update inbox_case set " + column + " = " + value + where,
                                    key
                                            ? "list"
                                            : place + " is not as what it is made from says: its column '" + column
                                                    + "'");
                        })));
    }

    /** What somebody does to the list who owns the database; nothing of the schema resists. */
    private DynamicTest tampering(String name, String attack, String finding) {
        return DynamicTest.dynamicTest(name, () -> {
            database.execute("alter table inbox_case drop constraint inbox_case_pkey");
            database.queryForList(
                            "select column_name from information_schema.columns where table_name = 'inbox_case'",
                            String.class)
                    .forEach(column ->
                            database.execute("alter table inbox_case alter column " + column + " drop not null"));
            List<String> before = content();
            database.execute(attack);
            boolean unchanged = content().equals(before);
            try (Connection connection =
                    postgres.getDatabase("postgres", "inbox").getConnection()) {
                OwnLog.check(
                        connection,
                        List.of(verifierKey),
                        List.of(verifierKey),
                        List.of(),
                        Period.ofYears(25),
                        List.of(new RecordedInbox()),
                        checked -> {});
                assertThat(unchanged).as("nothing was found").isTrue();
            } catch (NotProven e) {
                assertThat(finding).as(e.finding()).isNotEmpty();
                assertThat(e.finding()).contains(finding);
            } finally {
                database.execute("delete from inbox_case");
                database.execute("insert into inbox_case select * from kept");
                database.execute("alter table inbox_case add primary key (agency, lane)");
            }
        });
    }

    private static String another(String column) {
        return switch (column) {
            case "parts" -> "parts || array['SC-0000-0000']";
            case "danger" -> "not danger";
            case "agency", "lane", "reference", "state" -> column + " || 'x'";
            default -> "coalesce(" + column + ", now()) + interval '1 second'";
        };
    }

    private List<String> content() {
        return database.queryForList("select i::text from inbox_case i order by 1", String.class);
    }

    private void keep() {
        sources.ofCasesWith(List.of(PART)).forEach(rows::put);
    }

    private InboxCase line(AgencyId agency) {
        return sources.of(List.of(CASE)).stream()
                .filter(line -> line.agency().equals(agency))
                .findFirst()
                .orElseThrow();
    }

    private List<InboxList.Line> list(Optional<State> state, Optional<Urgency> urgency, String part) {
        return rows.list(MASH, state, urgency, part, NOW, 0, 10);
    }

    private void disclosure(Reference reference, @Nullable Reference of, boolean danger) {
        database.update(
                "insert into disclosure (reference, agency, part_of, message_key, body_key, status, received_at, danger, answer)"
                        + " values (?, 's', ?, ?, 'b', 'delivered', now(), ?, '')",
                reference.value(),
                of == null ? null : of.value(),
                reference.value(),
                danger);
    }

    private void delivered(Reference reference, AgencyId to, int second) {
        database.update(
                "insert into delivery (envelope, reference, recipient, recipient_key, lane, urgent, dispatched_at, state, delivered_at)"
                        + " values (gen_random_uuid(), ?, ?, 'k', ?, false, now(), 'delivered', ?)",
                reference.value(),
                to.value(),
                CASE.value(),
                Timestamp.from(NOW.plusSeconds(second)));
    }

    private void decided(AgencyId by, boolean acknowledges, boolean ends) {
        database.update(
                "insert into handling_decision (agency, decision_key, body_key, reference, recipient, decided_at,"
                        + " received_at, acknowledges, ends, content) values (?, gen_random_uuid()::text, 'b', ?, 'x',"
                        + " clock_timestamp(), now(), ?, ?, '')",
                by.value(),
                CASE.value(),
                acknowledges,
                ends);
    }
}
