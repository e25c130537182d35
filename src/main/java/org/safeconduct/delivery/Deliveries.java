package org.safeconduct.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.agreement.Admission;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.Cases;
import org.safeconduct.sealing.agency.AgencyCertificates;
import org.safeconduct.sealing.agency.CertificateStanding;
import org.safeconduct.sealing.envelope.Envelope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The deliveries as rows: who waits for what, in which order, and how it went. */
@Component
class Deliveries {

    private static final String LOAD = """
            select d.envelope, d.reference, d.recipient, d.state, d.attempts, e.digest, e.content, e.recipient_key,
                   exists (select from paused_partner p where p.agency = d.recipient) as paused,
                   (select p.envelope from delivery p
                     where p.lane = d.lane and p.recipient = d.recipient
                       and p.position < d.position and p.state not in ('delivered', 'stopped', 'returned')
                     order by p.position limit 1) as earlier
              from delivery d join envelope e on e.id = d.envelope
             where d.envelope = ?""";

    /** Says in the same breath what is left: each question less is a round trip less for every delivery. */
    private static final String DELIVERED = """
            update delivery d set state = 'delivered', attempts = ?, receipt = ?, delivered_at = ?,
                   next_attempt_at = null, reason = null
             where envelope = ? and state <> 'delivered'
            returning exists (select from delivery o
                               where o.reference = d.reference and o.envelope <> d.envelope
                                 and o.state not in ('delivered', 'stopped')) as open,
                      (select n.envelope from delivery n
                        where n.lane = d.lane and n.recipient = d.recipient
                          and n.envelope <> d.envelope and n.state = 'waiting'
                        order by n.position limit 1) as next""";

    private static final RowMapper<Rest> REST =
            (row, number) -> new Rest(row.getBoolean("open"), Optional.ofNullable(row.getObject("next", UUID.class)));

    private final JdbcTemplate database;
    private final Register register;
    private final Cases cases;
    private final DeliveryEvidence evidence;
    private final Backoff backoff;
    private final DeliverySettings settings;
    private final AgencyCertificates certificates;
    private final Admission admission;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deliveries(
            JdbcTemplate database,
            Register register,
            Cases cases,
            DeliveryEvidence evidence,
            Backoff backoff,
            DeliverySettings settings,
            AgencyCertificates certificates,
            Admission admission,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.register = register;
        this.cases = cases;
        this.evidence = evidence;
        this.backoff = backoff;
        this.settings = settings;
        this.certificates = certificates;
        this.admission = admission;
        this.events = events;
        this.clock = clock;
    }

    /** Adds rows in the caller's transaction. */
    void add(List<Envelope> envelopes) {
        database.batchUpdate("""
                insert into delivery (envelope, reference, recipient, state, lane)
                select ?, reference, ?, 'waiting', coalesce(part_of, reference) from disclosure where reference = ?""", envelopes, Math.max(1, envelopes.size()), (statement, envelope) -> {
            statement.setObject(1, envelope.id());
            statement.setString(2, envelope.to().value());
            statement.setString(3, envelope.reference().value());
        });
    }

    Readiness turn(UUID envelope) {
        RowMapper<Readiness> read = (row, number) -> {
            if (!row.getString("state").equals("waiting")) {
                return new Readiness.Done();
            }
            Parcel parcel = parcel(row);
            CertificateStanding standing = certificates.standing(parcel.to(), row.getString("recipient_key"));
            if (standing == CertificateStanding.WITHDRAWN) {
                return new Readiness.Withdrawn(parcel);
            }
            if (row.getBoolean("paused") || !admission.admits(parcel.to().id())) {
                return new Readiness.Paused();
            }
            UUID earlier = row.getObject("earlier", UUID.class);
            if (earlier != null) {
                return new Readiness.After(earlier);
            }
            return standing == CertificateStanding.HOLDS ? new Readiness.Now(parcel) : new Readiness.Unsure(parcel);
        };
        return database.query(LOAD, read, envelope).stream().findFirst().orElse(new Readiness.Done());
    }

    private Parcel parcel(ResultSet row) throws SQLException {
        Agency to = register.agency(new AgencyId(row.getString("recipient")))
                .orElseThrow(() -> new IllegalStateException("a delivery names an agency that has left"));
        return new Parcel(
                row.getObject("envelope", UUID.class),
                new Reference(row.getString("reference")),
                to,
                row.getInt("attempts") + 1,
                row.getString("digest"),
                row.getBytes("content"));
    }

    /**
     * Gives back to the sharer what was sealed to a key that has been withdrawn. The gateway cannot seal it anew: it never had
     * it but sealed to that key.
     */
    @Transactional
    AttemptOutcome returned(Parcel parcel) {
        Instant now = clock.instant();
        cases.lock(parcel.reference());
        int given = database.update("""
                update delivery set state = 'returned', reason = ?, next_attempt_at = null
                 where envelope = ? and state in ('waiting', 'parked')""", AttemptFailure.KEY_WITHDRAWN.reason(), parcel.envelope());
        if (given > 0) {
            evidence.returned(parcel, AttemptFailure.KEY_WITHDRAWN, now);
            cases.returned(parcel.reference());
            // Though it may have been returned for another reason before: that it must be sent again is news.
            tellSharer(parcel.reference(), CaseChanged.Change.RETURNED, now);
        }
        return new AttemptOutcome.Parked();
    }

    /** What waits, or is parked, for a recipient whose key it was sealed to has been withdrawn. */
    List<Parcel> withdrawn() {
        List<Parcel> all = new ArrayList<>();
        database.query("""
                select distinct d.recipient, e.recipient_key from delivery d join envelope e on e.id = d.envelope
                 where d.state in ('waiting', 'parked')""", row -> {
            AgencyId agency = new AgencyId(row.getString("recipient"));
            String key = row.getString("recipient_key");
            if (register.agency(agency)
                    .filter(to -> certificates.standing(to, key) == CertificateStanding.WITHDRAWN)
                    .isPresent()) {
                all.addAll(database.query("""
                        select d.envelope, d.reference, d.recipient, d.attempts, e.digest, e.content
                          from delivery d join envelope e on e.id = d.envelope
                         where d.state in ('waiting', 'parked') and d.recipient = ? and e.recipient_key = ?
                         order by d.position limit 500""", (found, number) -> parcel(found), agency.value(), key));
            }
        });
        return all;
    }

    /** The recipient has receipted: state, evidence and the disclosure's status change together. */
    @Transactional
    AttemptOutcome delivered(Parcel parcel, String receipt) {
        Instant now = clock.instant();
        // Locks the case: of two recipients who receipt at once, the second must see the first.
        cases.lock(parcel.reference());
        Optional<Rest> rest =
                database
                        .query(DELIVERED, REST, parcel.attempt(), receipt, Timestamp.from(now), parcel.envelope())
                        .stream()
                        .findFirst();
        if (rest.isEmpty()) {
            return new AttemptOutcome.Delivered(Optional.empty());
        }
        evidence.delivered(parcel, receipt, now);
        if (!rest.get().open() && cases.delivered(parcel.reference())) {
            tellSharer(parcel.reference(), CaseChanged.Change.DELIVERED, now);
        }
        return new AttemptOutcome.Delivered(rest.get().next());
    }

    /** What is left of the case when one delivery has been receipted. */
    private record Rest(boolean open, Optional<UUID> next) {}

    /** The attempt failed: try again later or, after the last, park it and say so on the disclosure. */
    @Transactional
    AttemptOutcome failed(Parcel parcel, AttemptFailure failure) {
        Instant now = clock.instant();
        cases.lock(parcel.reference());
        boolean last = parcel.attempt() >= settings.attempts();
        Instant next = now.plus(backoff.after(parcel.attempt()));
        database.update(
                "update delivery set state = ?, attempts = ?, reason = ?, next_attempt_at = ? where envelope = ? and state = 'waiting'",
                last ? "parked" : "waiting",
                parcel.attempt(),
                failure.reason(),
                last ? null : Timestamp.from(next),
                parcel.envelope());
        evidence.failed(parcel, failure, last, now);
        if (last) {
            if (cases.returned(parcel.reference())) {
                tellSharer(parcel.reference(), CaseChanged.Change.RETURNED, now);
            }
            return new AttemptOutcome.Parked();
        }
        return new AttemptOutcome.Retry(next);
    }

    private void tellSharer(Reference reference, CaseChanged.Change change, Instant at) {
        events.publishEvent(new CaseChanged(reference, new CaseChanged.Audience.Sharer(), change, at));
    }

    /** Sets a parked delivery going again with its count of attempts at zero; empty if it is not parked. */
    @Transactional
    Optional<Reference> resume(UUID envelope, String actor) {
        List<Reference> resumed = database.query(
                """
                update delivery set state = 'waiting', attempts = 0, next_attempt_at = ? where envelope = ? and state = 'parked'
                returning reference""",
                (row, number) -> new Reference(row.getString("reference")),
                Timestamp.from(clock.instant()),
                envelope);
        for (Reference reference : resumed) {
            cases.accepted(reference);
            evidence.resumed(reference, envelope, actor, clock.instant());
        }
        return resumed.stream().findFirst();
    }

    /** Those that wait and that no task will look at. */
    List<UUID> withoutTask() {
        return database.queryForList("""
                select envelope from delivery d where state = 'waiting' and not exists (
                    select from scheduled_tasks t where t.task_name = ? and t.task_instance = d.envelope::text)""", UUID.class, DeliveryTasks.DELIVER.getTaskName());
    }
}
