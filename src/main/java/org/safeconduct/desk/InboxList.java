package org.safeconduct.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * What arrived at an agency, case by case, from what deliveries, clocks and decisions keep in the clear; nothing is opened for it.
 * A case goes by the first reference of it that the agency received.
 */
@Component
public class InboxList {

    /** What is no part of a reference is not searched for, so that nothing in a search means more than it says. */
    private static final Pattern NO_REFERENCE = Pattern.compile("[^0-9A-Z]");

    /** Four of the signs at the least, or every second case would be found. */
    private static final Pattern OF_A_REFERENCE = Pattern.compile("(?:[\\s\\p{Pd}]*[0-9A-Za-z]){4,10}[\\s\\p{Pd}]*");

    private static final String CASES = """
            with arrived as (
                select d.lane, d.recipient, (array_agg(d.reference order by d.position))[1] as reference,
                       min(d.delivered_at) as arrived_at, max(d.delivered_at) as last_at,
                       array_agg(distinct d.reference) as parts
                  from delivery d where d.recipient = ? and d.state = 'delivered' %s
                 group by d.lane, d.recipient),
            known as materialized (
                select a.*,
                       (select min(c.due_at) from case_clock c
                         where c.reference = any (a.parts) and c.owner = a.recipient
                           and c.state in ('running', 'reminded', 'missed', 'escalated')) as due_at,
                       exists (select from evidence r
                                where r.reference = any (a.parts) and r.event = 'decided'
                                  and ((r.record::jsonb) -> 'obligations') @> '["call-999"]'::jsonb) as danger,
                       (select max(seen.at) from unnest(a.parts) part cross join lateral (
                               select r.at from evidence r
                                where r.reference = part and r.event = 'viewed'
                                  and r.record::jsonb ->> 'lookedAt' in ('inbox', 'envelope')
                                  and r.record::jsonb ->> 'actorAgency' = a.recipient
                                order by r.at desc limit 1) seen) as opened_at,
                       coalesce((select h.ends from handling_decision h
                                  where h.reference = any (a.parts) and h.agency = a.recipient and not h.acknowledges
                                  order by h.decided_at desc, h.decision_key desc limit 1), false) as ended,
                       case when s.status = 'withdrawn' then 'withdrawn'
                            when exists (select from handling_decision h
                                          where h.reference = any (a.parts) and h.agency = a.recipient and not h.acknowledges)
                                 then 'decided'
                            when exists (select from handling_decision h
                                          where h.reference = any (a.parts) and h.agency = a.recipient) then 'acknowledged'
                            else 'new' end as state
                  from arrived a join disclosure s on s.reference = a.reference),
            judged as (
                select k.*,
                       exists (select from question q join delivery d on d.reference = q.answered_by
                                where q.agency = k.recipient and q.reference = any (k.parts)
                                  and d.recipient = k.recipient
                                  and d.delivered_at > coalesce(opened_at, '-infinity')) as answered,
                       exists (select from case_act c
                                where c.reference = any (k.parts) and c.kind = 'ask-for-news'
                                  and (select min(d.delivered_at) from delivery d
                                        where d.lane = k.lane and d.recipient = k.recipient
                                          and d.delivered_at >= c.made_at)
                                      > coalesce(opened_at, '-infinity')) as asks,
                       exists (select from delivery d join disclosure p on p.reference = d.reference
                                where d.lane = k.lane and d.recipient = k.recipient and p.part_of is not null
                                  and not exists (select from question q where q.answered_by = p.reference)
                                  and d.delivered_at > opened_at) as added,
                       case when danger and not ended and state <> 'withdrawn' then 0
                            when due_at < ?::timestamptz then 1
                            when due_at < ?::timestamptz + interval '1 day' then 2
                            when due_at is not null then 3
                            else 4 end as urgency
                  from known k)
            """;

    private static final RowMapper<Line> LINE = (row, number) -> new Line(
            new Reference(row.getString("reference")),
            row.getTimestamp("arrived_at").toInstant(),
            row.getTimestamp("last_at").toInstant(),
            Optional.ofNullable(row.getTimestamp("due_at")).map(Timestamp::toInstant),
            Urgency.values()[row.getInt("urgency")],
            Code.read(State.class, row.getString("state")).orElseThrow(),
            row.getTimestamp("opened_at") != null,
            Arrays.stream(News.values()).filter(news -> isSo(row, news.code())).toList());

    private final JdbcTemplate database;
    private final Clock clock;

    InboxList(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One case.
     *
     * @param lastAt when the newest part of it arrived
     * @param dueAt the first time by which the agency owes something
     * @param opened whether anybody at the agency has opened it, as far as the gateway can tell
     * @param news from the sharer, since then
     */
    public record Line(
            Reference reference,
            Instant arrivedAt,
            Instant lastAt,
            Optional<Instant> dueAt,
            Urgency urgency,
            State state,
            boolean opened,
            List<News> news) {

        public Line {
            news = List.copyOf(news);
        }
    }

    /** What is asked for. Empty parts ask for nothing. */
    public record Filter(Optional<State> state, Optional<Urgency> urgency, String reference) {}

    /** The most urgent first; of those, what nobody has opened; of those, the first due, and then what came first. */
    public List<Line> of(AgencyId agency, Filter filter, int skip, int most) {
        String part = Reference.symbols(filter.reference());
        if (NO_REFERENCE.matcher(part).find()) {
            // What cannot be of a reference finds nothing; without this it would ask for nothing, and find everything.
            return List.of();
        }
        List<Object> asked = new ArrayList<>(List.of(agency.value()));
        asked.addAll(judged());
        asked.add(filter.state().map(Code::code).orElse(""));
        asked.add(filter.urgency().map(Urgency::ordinal).orElse(-1));
        asked.add(part);
        asked.add(most);
        asked.add(skip);
        return database.query(CASES.formatted("") + """
                        select * from judged
                         where ? in ('', state) and ? in (-1, urgency)
                           and exists (select from unnest(parts) part where position(? in replace(part, '-', '')) > 0)
                         order by urgency, opened_at is not null, due_at nulls last, arrived_at, reference
                         limit ? offset ?""", LINE, asked.toArray());
    }

    /**
     * By what a person wrote of a reference, all of it or a part: in small letters, with or without dashes and blanks.
     *
     * @param written anything; what cannot be of a reference finds nothing
     */
    public List<Line> find(AgencyId agency, String written, int most) {
        return OF_A_REFERENCE.matcher(written).matches()
                ? of(agency, new Filter(Optional.empty(), Optional.empty(), written), 0, most)
                : List.of();
    }

    /** One case of the agency's; empty if it has nothing of it. */
    public Optional<Line> of(AgencyId agency, Reference reference) {
        List<Object> asked = new ArrayList<>(List.of(agency.value(), agency.value(), reference.value()));
        asked.addAll(judged());
        return database
                .query(
                        CASES.formatted("and d.lane in (select o.lane from delivery o where o.recipient = ?"
                                        + " and o.state = 'delivered' and o.reference = ?)")
                                + "select * from judged",
                        LINE,
                        asked.toArray())
                .stream()
                .findFirst();
    }

    private List<Object> judged() {
        Timestamp now = Timestamp.from(clock.instant());
        return List.of(now, now);
    }

    private static boolean isSo(ResultSet row, String column) {
        try {
            return row.getBoolean(column);
        } catch (SQLException e) {
            throw new IllegalStateException("the column is selected", e);
        }
    }
}
