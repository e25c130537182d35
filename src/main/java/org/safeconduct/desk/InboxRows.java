package org.safeconduct.desk;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists as rows. */
@Component
class InboxRows {

    private static final String JUDGED = """
            select * from (
                select i.*, i.answered_at > coalesce(i.opened_at, '-infinity') as answered,
                       i.asked_at > coalesce(i.opened_at, '-infinity') as asks, i.added_at > i.opened_at as added,
                       case when i.danger then 0
                            when i.due_at < :now then 1
                            when i.due_at < :now + interval '1 day' then 2
                            when i.due_at is not null then 3
                            else 4 end as urgency
                  from inbox_case i where i.agency = :agency) judged\s""";

    private static final RowMapper<InboxList.Line> LINE = (row, number) -> new InboxList.Line(
            references(row.getArray("parts")),
            row.getTimestamp("arrived_at").toInstant(),
            row.getTimestamp("last_at").toInstant(),
            time(row, "due_at"),
            Urgency.values()[row.getInt("urgency")],
            Code.read(State.class, row.getString("state")).orElseThrow(),
            row.getTimestamp("opened_at") != null,
            news(row));

    private final JdbcClient database;

    InboxRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * A row as it is, whatever somebody wrote there.
     *
     * @param columns those of a line, see {@link InboxCase#columns}
     */
    record Row(String agency, String of, Map<String, String> columns, Optional<Instant> openedAt) {}

    /** Adds the line, or takes its place; when it was opened stands. */
    void put(InboxCase line) {
        database.sql("""
                        insert into inbox_case (agency, lane, reference, parts, arrived_at, last_at, danger, due_at, state,
                                                answered_at, asked_at, added_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (agency, lane) do update set reference = excluded.reference, parts = excluded.parts,
                               arrived_at = excluded.arrived_at, last_at = excluded.last_at, danger = excluded.danger,
                               due_at = excluded.due_at, state = excluded.state, answered_at = excluded.answered_at,
                               asked_at = excluded.asked_at, added_at = excluded.added_at""")
                .param(line.agency().value())
                .param(line.of().value())
                .param(line.reference().value())
                .param(texts(line.parts()))
                .param(utc(line.arrivedAt()))
                .param(utc(line.lastAt()))
                .param(line.danger())
                .param(utc(line.dueAt()))
                .param(line.state().code())
                .param(utc(line.answeredAt()))
                .param(utc(line.askedAt()))
                .param(utc(line.addedAt()))
                .update();
    }

    /** Somebody at the agency opens the case to which this reference belongs there. */
    void opened(AgencyId agency, Reference reference, Instant at) {
        database.sql(
                        "update inbox_case set opened_at = greatest(opened_at, ?) where agency = ? and parts @> array[?]::text[]")
                .params(utc(at), agency.value(), reference.value())
                .update();
    }

    /** @param part of a reference, without dashes; empty for all */
    List<InboxList.Line> list(
            AgencyId agency,
            Optional<State> state,
            Optional<Urgency> urgency,
            String part,
            Instant now,
            int skip,
            int most) {
        return judged("""
                        where :state in ('', state) and :urgency in (-1, urgency)
                          and exists (select from unnest(parts) part where position(:part in replace(part, '-', '')) > 0)
                        order by urgency, opened_at is not null, due_at nulls last, arrived_at, reference
                        limit :most offset :skip""", agency, now)
                .param("state", state.map(Code::code).orElse(""))
                .param("urgency", urgency.map(Urgency::ordinal).orElse(-1))
                .param("part", part)
                .param("most", most)
                .param("skip", skip)
                .query(LINE)
                .list();
    }

    /** The case to which this reference belongs at the agency. */
    Optional<InboxList.Line> find(AgencyId agency, Reference reference, Instant now) {
        return judged("where parts @> array[:reference]::text[]", agency, now)
                .param("reference", reference.value())
                .query(LINE)
                .optional();
    }

    /** How many cases somebody there should open. */
    InboxList.Unread unread(AgencyId agency, Instant now) {
        return database.sql("select count(*), count(*) filter (where danger) as danger from (" + JUDGED + """
                        where state <> 'withdrawn'
                          and ((opened_at is null and state = 'new') or answered or asks or added)) unread""")
                .param("agency", agency.value())
                .param("now", utc(now))
                .query((row, number) -> new InboxList.Unread(row.getLong("count"), row.getLong("danger")))
                .single();
    }

    /** Those at the agency to which one of these references belongs, the newest first. */
    List<Inbox.Related> with(AgencyId agency, Collection<Reference> references) {
        return database.sql("""
                        select reference, arrived_at from inbox_case where agency = ? and parts && ?::text[]
                         order by arrived_at desc""")
                .params(agency.value(), texts(references))
                .query((row, number) -> new Inbox.Related(
                        new Reference(row.getString("reference")),
                        row.getTimestamp("arrived_at").toInstant()))
                .list();
    }

    /** Of these cases, whoever has them. */
    List<Row> of(Collection<String> cases) {
        // As texts: the driver writes an array in one way or another, as it happened to fetch it.
        return database.sql("""
                        select agency, lane, reference, parts::text as parts, danger::text as danger, state, arrived_at, last_at,
                               due_at, answered_at, asked_at, added_at, opened_at
                          from inbox_case where lane = any (?)""")
                .param(cases.toArray(new String[0]))
                .query((row, number) ->
                        new Row(text(row, "agency"), text(row, "lane"), columns(row), time(row, "opened_at")))
                .list();
    }

    /** Cases that are in a list, in the order of their references, those after that one. */
    List<String> cases(String after, int most) {
        return database.sql("""
                        select lane from inbox_case where lane collate "C" > ?
                         group by lane order by lane collate "C" limit ?""").params(after, most).query(String.class).list();
    }

    /** Rows of no case. */
    long ofNothing() {
        return database.sql("select count(*) from inbox_case where lane is null or agency is null")
                .query(Long.class)
                .single();
    }

    private static Map<String, String> columns(ResultSet row) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String text : List.of("reference", "parts", "danger", "state")) {
            columns.put(text, text(row, text));
        }
        for (String time : List.of("arrived_at", "last_at", "due_at", "answered_at", "asked_at", "added_at")) {
            columns.put(time, time(row, time).map(Instant::toString).orElse(""));
        }
        return columns;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }

    private JdbcClient.StatementSpec judged(String which, AgencyId agency, Instant now) {
        return database.sql(JUDGED + which).param("agency", agency.value()).param("now", utc(now));
    }

    private static List<News> news(ResultSet row) throws SQLException {
        Stream.Builder<News> news = Stream.builder();
        for (News each : News.values()) {
            if (row.getBoolean(each.code())) {
                news.add(each);
            }
        }
        return news.build().toList();
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static List<Reference> references(Array parts) throws SQLException {
        return Arrays.stream((String[]) parts.getArray()).map(Reference::new).toList();
    }

    private static String[] texts(Collection<Reference> references) {
        return references.stream().map(Reference::value).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> at) {
        return at.map(InboxRows::utc).orElse(null);
    }
}
