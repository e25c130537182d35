package org.safeconduct.feedback.telling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.delivery.Backoff;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.Cases;
import org.safeconduct.feedback.Untold;
import org.safeconduct.feedback.Untold.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The notices as rows: who waits to be told, in which order, and how it went. */
@Component
class Notices {

    private static final String LOAD = """
            select n.id, n.reference, n.addressee, n.change, n.happened_at, n.state, n.attempts,
                   exists (select from notice p
                            where p.lane = n.lane and p.addressee = n.addressee
                              and p.position < n.position and p.state <> 'told') as waits
              from notice n where n.id = ?""";

    private final JdbcTemplate database;
    private final Cases cases;
    private final Channels channels;
    private final Evidence evidence;
    private final Backoff backoff;
    private final TellingSettings settings;
    private final Clock clock;

    Notices(
            JdbcTemplate database,
            Cases cases,
            Channels channels,
            Evidence evidence,
            Backoff backoff,
            TellingSettings settings,
            Clock clock) {
        this.database = database;
        this.cases = cases;
        this.channels = channels;
        this.evidence = evidence;
        this.backoff = backoff;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Adds a row in the caller's transaction, which holds the case: rows of one case come one after the other.
     *
     * @param of the case, in whose lane it goes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(UUID id, Reference reference, Reference of, CaseChanged.Change change, Instant at, Addressee to) {
        database.update(
                """
                insert into notice (id, reference, lane, addressee, change, happened_at, state)
                values (?, ?, ?, ?, ?, ?, ?)""",
                id,
                reference.value(),
                of.value(),
                to.key(),
                change.code(),
                Timestamp.from(at),
                State.WAITING.code());
    }

    NoticeReadiness turn(UUID id) {
        return database.query(LOAD, (row, number) -> turn(row), id).stream()
                .findFirst()
                .orElse(new NoticeReadiness.Done());
    }

    private NoticeReadiness turn(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        if (state(row) != State.WAITING) {
            return new NoticeReadiness.Done();
        }
        if (row.getBoolean("waits")) {
            return new NoticeReadiness.After();
        }
        Addressee to = Addressee.read(row.getString("addressee"));
        Reference reference = new Reference(row.getString("reference"));
        CaseChanged.Change change =
                Code.read(CaseChanged.Change.class, row.getString("change")).orElseThrow();
        Instant at = row.getTimestamp("happened_at").toInstant();
        boolean ownCase = to instanceof Addressee.Agency agency && agency.id().equals(cases.sharer(reference));
        int attempt = row.getInt("attempts") + 1;
        return channels.to(to)
                .<NoticeReadiness>map(
                        by -> new NoticeReadiness.Now(new Notice(id, reference, to, change, at, ownCase, attempt, by)))
                .orElseGet(() -> new NoticeReadiness.NoChannel(id));
    }

    /** It was taken: state and evidence change together. */
    @Transactional
    NoticeOutcome told(Notice notice) {
        Instant now = clock.instant();
        int changed = database.update("""
                update notice set state = 'told', attempts = ?, told_at = ?, next_attempt_at = null, reason = null
                 where id = ? and state <> 'told'""", notice.attempt(), Timestamp.from(now), notice.id());
        if (changed > 0) {
            record(Event.TOLD, notice, now, Map.of(Fact.CHANNEL, notice.channel(), Fact.ATTEMPT, notice.attempt()));
        }
        return new NoticeOutcome.Done();
    }

    /** The attempt failed: try again later or, after the last, park it and say so on the case. */
    @Transactional
    NoticeOutcome failed(Notice notice, NoticeFailure failure) {
        Instant now = clock.instant();
        boolean last = notice.attempt() >= settings.attempts();
        Instant next = now.plus(backoff.after(notice.attempt(), settings.firstRetry(), settings.longestRetry()));
        int changed = wait(notice.id(), notice.attempt(), failure, last, next);
        if (last && changed > 0) {
            record(Event.NOT_TOLD, notice, now, Map.of(Fact.CHANNEL, notice.channel(), Fact.FAILURE, failure.reason()));
        }
        return last ? new NoticeOutcome.Parked() : new NoticeOutcome.Retry(next);
    }

    /** The register lost the addressee: looked at again as slowly as may be, and never forgotten. */
    @Transactional
    NoticeOutcome noChannel(UUID id) {
        Instant next = clock.instant().plus(settings.longestRetry());
        wait(id, 0, NoticeFailure.NO_CHANNEL, false, next);
        return new NoticeOutcome.Retry(next);
    }

    private int wait(UUID id, int attempts, NoticeFailure failure, boolean park, Instant next) {
        return database.update(
                "update notice set state = ?, attempts = ?, reason = ?, next_attempt_at = ? where id = ? and state = 'waiting'",
                (park ? State.PARKED : State.WAITING).code(),
                attempts,
                failure.reason(),
                park ? null : Timestamp.from(next),
                id);
    }

    /** Sets a parked notice going again with its count of attempts at zero; whether it was parked. */
    boolean resume(UUID id) {
        return database.update(
                        "update notice set state = 'waiting', attempts = 0, next_attempt_at = ? where id = ? and state = 'parked'",
                        Timestamp.from(clock.instant()),
                        id)
                > 0;
    }

    /** The next one of the same case and addressee that waits. */
    Optional<UUID> next(Notice notice) {
        return database.queryForList("""
                        select n.id from notice n join notice d on n.lane = d.lane and n.addressee = d.addressee
                         where d.id = ? and n.state = 'waiting' order by n.position limit 1""", UUID.class, notice.id()).stream().findFirst();
    }

    List<UUID> waiting() {
        return database.queryForList("select id from notice where state = 'waiting'", UUID.class);
    }

    /** Those that nobody has been told of yet, parked ones first. */
    List<Untold.Notice> open(int most) {
        return database.query(
                """
                select id, reference, addressee, state, attempts, reason from notice
                 where state <> 'told' order by state = 'parked' desc, position limit ?""",
                (row, number) -> new Untold.Notice(
                        row.getObject("id", UUID.class),
                        row.getString("reference"),
                        row.getString("addressee"),
                        state(row),
                        row.getInt("attempts"),
                        Optional.ofNullable(row.getString("reason"))),
                most);
    }

    private static State state(ResultSet row) throws SQLException {
        return Code.read(State.class, row.getString("state")).orElseThrow();
    }

    private void record(Event event, Notice notice, Instant at, Map<Fact, Object> more) {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.NOTICE, notice.id().toString());
        facts.put(Fact.ADDRESSEE, notice.to().key());
        facts.put(Fact.CHANGE, notice.change().code());
        facts.putAll(more);
        evidence.append(new EvidenceRecord(event, at, notice.reference(), facts));
    }
}
