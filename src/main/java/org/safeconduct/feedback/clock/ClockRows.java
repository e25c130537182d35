package org.safeconduct.feedback.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseMoved;
import org.safeconduct.feedback.ClockState;
import org.safeconduct.sealing.vault.LockedRecords;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The clocks as rows, and what they must know of a case, locked. */
@Component
class ClockRows {

    private static final String COLUMNS = "reference, kind, owner, since, started_at, due_at, state, met_at";

    private final JdbcTemplate database;
    private final LockedRecords locked;
    private final ApplicationEventPublisher events;

    ClockRows(JdbcTemplate database, LockedRecords locked, ApplicationEventPublisher events) {
        this.events = events;
        this.database = database;
        this.locked = locked;
    }

    void remember(Reference reference, ClockCase about) {
        database.update(
                "insert into clock_case (reference, content) values (?, ?) on conflict do nothing",
                reference.value(),
                locked.lock(context(reference), ClockCase.FORM, about));
    }

    /** Empty for a case that was taken in before there were clocks. */
    Optional<ClockCase> about(Reference reference) {
        return database
                .query(
                        "select content from clock_case where reference = ?",
                        (row, number) -> locked.unlock(context(reference), ClockCase.FORM, row.getBytes("content")),
                        reference.value())
                .stream()
                .findFirst();
    }

    /**
     * Of a case that may have arrived somewhere, whoever starts clocks says that it moved.
     *
     * @return whether it is new: one that is there already runs on
     */
    boolean add(CaseClock clock, Instant nextAt) {
        return database.update(
                        """
                        insert into case_clock (reference, kind, owner, since, started_at, due_at, state, next_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                        clock.reference().value(),
                        clock.kind(),
                        clock.owner().value(),
                        clock.since().map(Timestamp::from).orElse(null),
                        Timestamp.from(clock.startedAt()),
                        Timestamp.from(clock.dueAt()),
                        clock.state().code(),
                        Timestamp.from(nextAt))
                == 1;
    }

    void set(CaseClock clock, Optional<Instant> nextAt) {
        database.update(
                """
                update case_clock set since = ?, started_at = ?, due_at = ?, state = ?, met_at = ?, next_at = ?
                 where reference = ? and kind = ?""",
                clock.since().map(Timestamp::from).orElse(null),
                Timestamp.from(clock.startedAt()),
                Timestamp.from(clock.dueAt()),
                clock.state().code(),
                clock.metAt().map(Timestamp::from).orElse(null),
                nextAt.map(Timestamp::from).orElse(null),
                clock.reference().value(),
                clock.kind());
        events.publishEvent(new CaseMoved(clock.reference()));
    }

    List<CaseClock> of(Reference reference) {
        return database.query(
                "select " + COLUMNS + " from case_clock where reference = ? order by due_at, kind",
                (row, number) -> read(row),
                reference.value());
    }

    Optional<CaseClock> find(Reference reference, String kind) {
        return of(reference).stream().filter(clock -> clock.kind().equals(kind)).findFirst();
    }

    /** Those that somebody must look at now, the longest overdue first. */
    List<CaseClock> due(Instant now, int most) {
        return database.query(
                "select " + COLUMNS + " from case_clock where next_at <= ? order by next_at limit ?",
                (row, number) -> read(row),
                Timestamp.from(now),
                most);
    }

    /** Those that may still move. */
    List<CaseClock> open() {
        return database.query(
                "select " + COLUMNS + " from case_clock where next_at is not null", (row, number) -> read(row));
    }

    /** How many run, and how many of them are over their time. */
    Counted counted(Instant now) {
        return Objects.requireNonNull(database.queryForObject(
                "select count(*) as all_of_them, count(*) filter (where due_at < ?) as late from case_clock where next_at is not null",
                (row, number) -> new Counted(row.getLong("all_of_them"), row.getLong("late")),
                Timestamp.from(now)));
    }

    record Counted(long all, long late) {}

    private static CaseClock read(ResultSet row) throws SQLException {
        return new CaseClock(
                new Reference(row.getString("reference")),
                row.getString("kind"),
                new AgencyId(row.getString("owner")),
                time(row, "since"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                Code.read(ClockState.class, row.getString("state")).orElseThrow(),
                time(row, "met_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static String context(Reference reference) {
        return "clocks " + reference;
    }
}
