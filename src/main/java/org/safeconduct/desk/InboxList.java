package org.safeconduct.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private static final String NO_REFERENCE = "[^0-9A-Z-]";

    private static final String CASES =
            """
            with arrived as (
                select d.lane, (array_agg(d.reference order by d.position))[1] as reference,
                       min(d.delivered_at) as arrived_at, max(d.delivered_at) as last_at,
                       array_agg(distinct d.reference) as parts
                  from delivery d where d.recipient = ? and d.state = 'delivered' %s group by d.lane),
            known as (
                select a.*,
                       (select min(c.due_at) from case_clock c
                         where c.reference = any (a.parts) and c.owner = ?
                           and c.state in ('running', 'reminded', 'missed', 'escalated')) as due_at,
                       exists (select from evidence_record r
                                where r.reference = any (a.parts) and r.event = 'decided'
                                  and ((r.record::jsonb) -> 'obligations') @> '["call-999"]'::jsonb) as danger,
                       case when s.status = 'withdrawn' then 'withdrawn'
                            when exists (select from handling_decision h
                                          where h.reference = any (a.parts) and h.agency = ? and not h.acknowledges)
                                 then 'decided'
                            when exists (select from handling_decision h
                                          where h.reference = any (a.parts) and h.agency = ?) then 'acknowledged'
                            else 'new' end as state
                  from arrived a join disclosure s on s.reference = a.reference),
            judged as (
                select k.*,
                       case when danger and state in ('new', 'acknowledged') then 0
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
            Code.read(State.class, row.getString("state")).orElseThrow());

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
     */
    public record Line(
            Reference reference,
            Instant arrivedAt,
            Instant lastAt,
            Optional<Instant> dueAt,
            Urgency urgency,
            State state) {}

    /** What is asked for. Empty parts ask for nothing. */
    public record Filter(Optional<State> state, Optional<Urgency> urgency, String reference) {}

    /** The most urgent first. */
    public List<Line> of(AgencyId agency, Filter filter, int skip, int most) {
        List<Object> asked = new ArrayList<>(List.of(agency.value()));
        asked.addAll(judgedBy(agency));
        asked.add(filter.state().map(Code::code).orElse(""));
        asked.add(filter.urgency().map(Urgency::ordinal).orElse(-1));
        asked.add("%" + filter.reference().toUpperCase(Locale.ROOT).replaceAll(NO_REFERENCE, "") + "%");
        asked.add(most);
        asked.add(skip);
        return database.query(
                CASES.formatted("")
                        + """
                        select * from judged
                         where ? in ('', state) and ? in (-1, urgency) and reference like ?
                         order by urgency, due_at nulls last, arrived_at desc, reference limit ? offset ?""",
                LINE,
                asked.toArray());
    }

    /** One case of the agency's; empty if it has nothing of it. */
    public Optional<Line> of(AgencyId agency, Reference reference) {
        List<Object> asked = new ArrayList<>(List.of(agency.value(), agency.value(), reference.value()));
        asked.addAll(judgedBy(agency));
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

    private List<Object> judgedBy(AgencyId agency) {
        Timestamp now = Timestamp.from(clock.instant());
        return List.of(agency.value(), agency.value(), agency.value(), now, now);
    }
}
