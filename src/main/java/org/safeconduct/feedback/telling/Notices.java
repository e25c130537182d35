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
import java.util.Set;
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
import org.safeconduct.outbox.Post;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The notices as rows: who waits to be told, in which order, and how it went. */
@Component
class Notices {

    private static final String LOAD =
            "select id, reference, addressee, change, happened_at, state, attempts, urgent from notice where id = ?";

    /** Of a case only what the addressee has not heard before the rest of it. */
    private static final String CLAIM = """
            update notice set claimed_until = :until where id in (
                   select n.id from notice n
                    where n.addressee = :addressee and n.state = 'waiting' and (n.urgent or not :urgentOnly)
                      and (n.claimed_until is null or n.claimed_until <= :now)
                      and (n.next_attempt_at is null or n.next_attempt_at <= :now)
                      and not exists (select from notice p
                                       where p.lane = n.lane and p.addressee = n.addressee
                                         and p.position < n.position and p.state <> 'told')
                    order by n.urgent desc, n.position limit :most for update skip locked)
            returning id""";

    private final JdbcTemplate database;
    private final JdbcClient named;
    private final Cases cases;
    private final Channels channels;
    private final Evidence evidence;
    private final Backoff backoff;
    private final TellingSettings settings;
    private final Clock clock;

    Notices(
            JdbcTemplate database,
            JdbcClient named,
            Cases cases,
            Channels channels,
            Evidence evidence,
            Backoff backoff,
            TellingSettings settings,
            Clock clock) {
        this.database = database;
        this.named = named;
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
        boolean urgent = cases.inDanger(reference);
        if (urgent) {
            // What the addressee must hear before it holds it up, and must not.
            database.update(
                    "update notice set urgent = true where lane = ? and addressee = ? and state = 'waiting'",
                    of.value(),
                    to.key());
        }
        database.update(
                """
                insert into notice (id, reference, lane, addressee, change, happened_at, urgent, state)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                reference.value(),
                of.value(),
                to.key(),
                change.code(),
                Timestamp.from(at),
                urgent,
                State.WAITING.code());
    }

    Set<String> due(Instant now) {
        return Set.copyOf(database.queryForList("""
                        select distinct addressee from notice
                         where state = 'waiting' and (claimed_until is null or claimed_until <= ?)
                           and (next_attempt_at is null or next_attempt_at <= ?)""", String.class, Timestamp.from(now), Timestamp.from(now)));
    }

    List<UUID> claim(String addressee, boolean urgentOnly, int most, Instant now, Instant until) {
        return named.sql(CLAIM)
                .param("addressee", addressee)
                .param("urgentOnly", urgentOnly)
                .param("most", most)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query(UUID.class)
                .list();
    }

    /** Nobody was called: looked at again then. */
    void later(UUID id, Instant at) {
        database.update(
                "update notice set claimed_until = null, next_attempt_at = ? where id = ? and state = 'waiting'",
                Timestamp.from(at),
                id);
    }

    List<Post.Backlog> backlog() {
        return database.query(
                """
                select addressee, count(*) filter (where state = 'waiting') as waiting,
                       count(*) filter (where state = 'parked') as parked,
                       min(happened_at) filter (where state = 'waiting') as oldest
                  from notice where state in ('waiting', 'parked') group by 1""",
                (row, number) -> new Post.Backlog(
                        row.getString("addressee"),
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getTimestamp("oldest"))
                                .map(Timestamp::toInstant)
                                .orElse(Instant.EPOCH),
                        row.getLong("parked")));
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
        Addressee to = Addressee.read(row.getString("addressee"));
        Reference reference = new Reference(row.getString("reference"));
        CaseChanged.Change change =
                Code.read(CaseChanged.Change.class, row.getString("change")).orElseThrow();
        Instant at = row.getTimestamp("happened_at").toInstant();
        boolean ownCase = to instanceof Addressee.Agency agency && agency.id().equals(cases.sharer(reference));
        int attempt = row.getInt("attempts") + 1;
        boolean urgent = row.getBoolean("urgent");
        return channels.to(to)
                .<NoticeReadiness>map(by -> new NoticeReadiness.Now(
                        new Notice(id, reference, to, change, at, ownCase, attempt, urgent, by)))
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
        Instant next =
                now.plus(backoff.after(notice.attempt(), settings.firstRetry(), settings.longest(notice.urgent())));
        int changed = wait(notice.id(), notice.attempt(), failure, last, next);
        if (last && changed > 0) {
            record(Event.NOT_TOLD, notice, now, Map.of(Fact.CHANNEL, notice.channel(), Fact.FAILURE, failure.reason()));
        }
        return last ? new NoticeOutcome.Parked(failure) : new NoticeOutcome.Retry(failure, next);
    }

    /** The register lost the addressee: looked at again as slowly as may be, and never forgotten. */
    @Transactional
    void noChannel(UUID id) {
        wait(id, 0, NoticeFailure.NO_CHANNEL, false, clock.instant().plus(settings.longestRetry()));
    }

    private int wait(UUID id, int attempts, NoticeFailure failure, boolean park, Instant next) {
        return database.update(
                """
                update notice set state = ?, attempts = ?, reason = ?, next_attempt_at = ?, claimed_until = null
                 where id = ? and state = 'waiting'""",
                (park ? State.PARKED : State.WAITING).code(),
                attempts,
                failure.reason(),
                park ? null : Timestamp.from(next),
                id);
    }

    /** Sets a parked notice going again with its count of attempts at zero; to whom it goes, empty if it was not parked. */
    Optional<String> resume(UUID id) {
        return named.sql("""
                        update notice set state = 'waiting', attempts = 0, next_attempt_at = ?, claimed_until = null
                         where id = ? and state = 'parked' returning addressee""")
                .params(Timestamp.from(clock.instant()), id)
                .query(String.class)
                .optional();
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
