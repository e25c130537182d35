package org.safeconduct.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.outbox.Post;
import org.safeconduct.sealing.envelope.Envelope;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deliveries as rows: who waits for what, in which order, and how it went. */
@Component
class DeliveryRows {

    private static final String LOAD = """
            select d.envelope, d.reference, d.recipient, d.recipient_key, d.state, d.attempts,
                   d.urgent from delivery d\s""";

    /** Says in the same breath what is left: each question less is a round trip less for every delivery. */
    private static final String DELIVERED = """
            update delivery d set state = 'delivered', attempts = ?, receipt = ?, delivered_at = ?,
                   next_attempt_at = null, reason = null
             where envelope = ? and state <> 'delivered'
            returning exists (select from delivery o
                               where o.reference = d.reference and o.envelope <> d.envelope
                                 and o.state not in ('delivered', 'stopped')) as open""";

    /** Of a case only what nothing stands before; parked ones stand before what follows them. */
    private static final String CLAIM = """
            update delivery set claimed_until = :until where envelope in (
                   select d.envelope from delivery d
                    where d.recipient = :recipient and d.state = 'waiting' and (d.urgent or not :urgentOnly)
                      and (d.claimed_until is null or d.claimed_until <= :now)
                      and (d.next_attempt_at is null or d.next_attempt_at <= :now)
                      and not exists (select from paused_partner p where p.agency = d.recipient)
                      and not exists (select from delivery p
                                       where p.lane = d.lane and p.recipient = d.recipient
                                         and p.position < d.position and p.state not in ('delivered', 'stopped', 'returned'))
                    order by d.urgent desc, d.position limit :most for update skip locked)
            returning envelope""";

    private static final String DUE = """
            select distinct recipient from delivery
             where state = 'waiting' and (claimed_until is null or claimed_until <= :now)
               and (next_attempt_at is null or next_attempt_at <= :now)""";

    private static final RowMapper<Row> ROW = (row, number) -> new Row(
            row.getObject("envelope", UUID.class),
            new Reference(row.getString("reference")),
            new AgencyId(row.getString("recipient")),
            row.getString("recipient_key"),
            state(row),
            row.getInt("attempts"),
            row.getBoolean("urgent"));

    private final JdbcClient database;
    private final JdbcTemplate batches;

    DeliveryRows(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /**
     * A delivery.
     *
     * @param recipientKey fingerprint of the certificate that it was sealed to
     * @param urgent whether somebody is in danger
     */
    record Row(
            UUID envelope,
            Reference reference,
            AgencyId recipient,
            String recipientKey,
            DeliveryState state,
            int attempts,
            boolean urgent) {}

    /** What a recipient was sealed to. */
    record Key(AgencyId recipient, String recipientKey) {}

    static DeliveryState state(ResultSet row) throws SQLException {
        return Code.read(DeliveryState.class, row.getString("state")).orElseThrow();
    }

    void add(Reference of, List<Envelope> envelopes, boolean urgent, Instant now) {
        if (urgent) {
            // What goes before it in its case holds it up, and must not.
            database.sql("update delivery set urgent = true where lane = ? and state in ('waiting', 'parked')")
                    .param(of.value())
                    .update();
        }
        batches.batchUpdate("""
                insert into delivery (envelope, reference, recipient, recipient_key, state, lane, urgent, dispatched_at)
                values (?, ?, ?, ?, 'waiting', ?, ?, ?)""", envelopes, Math.max(1, envelopes.size()), (statement, envelope) -> {
            statement.setObject(1, envelope.id());
            statement.setString(2, envelope.reference().value());
            statement.setString(3, envelope.to().value());
            statement.setString(4, envelope.recipientKey());
            statement.setString(5, of.value());
            statement.setBoolean(6, urgent);
            statement.setObject(7, now.atOffset(ZoneOffset.UTC));
        });
    }

    Optional<Row> find(UUID envelope) {
        return database.sql(LOAD + "where d.envelope = ?")
                .param(envelope)
                .query(ROW)
                .optional();
    }

    /** What has not arrived though it was dispatched by then, and of which nobody has been told so. */
    List<Row> late(Instant urgentBy, Instant othersBy, int most) {
        return database.sql(LOAD + """
                        where d.state in ('waiting', 'parked') and d.said_late_at is null
                          and d.dispatched_at <= case when d.urgent then ? else ? end
                        order by d.urgent desc, d.position limit ?""")
                .params(urgentBy.atOffset(ZoneOffset.UTC), othersBy.atOffset(ZoneOffset.UTC), most)
                .query(ROW)
                .list();
    }

    /** @return whether it still has not arrived, and this is the first time that it is said */
    boolean saidLate(UUID envelope, Instant now) {
        return database.sql("""
                        update delivery set said_late_at = ?
                         where envelope = ? and said_late_at is null and state in ('waiting', 'parked')""").params(now.atOffset(ZoneOffset.UTC), envelope).update() > 0;
    }

    /** To which keys it was sealed that waits, or is parked. */
    List<Key> keysInUse() {
        return database.sql(
                        "select distinct recipient, recipient_key from delivery where state in ('waiting', 'parked')")
                .query((row, number) ->
                        new Key(new AgencyId(row.getString("recipient")), row.getString("recipient_key")))
                .list();
    }

    /** What waits, or is parked, sealed to this key. */
    List<Row> sealedTo(Key key, int most) {
        return database.sql(LOAD + """
                        where d.state in ('waiting', 'parked') and d.recipient = ? and d.recipient_key = ?
                        order by d.position limit ?""")
                .params(key.recipient().value(), key.recipientKey(), most)
                .query(ROW)
                .list();
    }

    Set<String> due(Instant now) {
        return Set.copyOf(database.sql(DUE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    }

    List<UUID> claim(String recipient, boolean urgentOnly, int most, Instant now, Instant until) {
        return database.sql(CLAIM)
                .param("recipient", recipient)
                .param("urgentOnly", urgentOnly)
                .param("most", most)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    /** Nobody was called: looked at again then. */
    void later(UUID envelope, Instant at) {
        database.sql(
                        "update delivery set claimed_until = null, next_attempt_at = ? where envelope = ? and state = 'waiting'")
                .params(at.atOffset(ZoneOffset.UTC), envelope)
                .update();
    }

    /** All that waits for an agency is looked at now. */
    void now(AgencyId recipient, Instant now) {
        database.sql("update delivery set next_attempt_at = ? where recipient = ? and state = 'waiting'")
                .params(now.atOffset(ZoneOffset.UTC), recipient.value())
                .update();
    }

    List<Post.Backlog> backlog() {
        return database.sql("""
                        select recipient, count(*) filter (where state = 'waiting') as waiting,
                               count(*) filter (where state = 'parked') as parked,
                               min(dispatched_at) filter (where state = 'waiting') as oldest
                          from delivery where state in ('waiting', 'parked') group by 1""")
                .query((row, number) -> new Post.Backlog(
                        row.getString("recipient"),
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getTimestamp("oldest"))
                                .map(Timestamp::toInstant)
                                .orElse(Instant.EPOCH),
                        row.getLong("parked")))
                .list();
    }

    /**
     * Receipted.
     *
     * @return whether more of the disclosure is open; empty if it had been delivered before
     */
    Optional<Boolean> delivered(Attempt attempt, String receipt, Instant at) {
        return database.sql(DELIVERED)
                .params(attempt.number(), receipt, at.atOffset(ZoneOffset.UTC), attempt.envelope())
                .query(Boolean.class)
                .optional();
    }

    /** @return whether it had not come to an end before */
    boolean returned(UUID envelope, AttemptFailure why) {
        return database.sql("""
                        update delivery set state = 'returned', reason = ?, next_attempt_at = null
                         where envelope = ? and state in ('waiting', 'parked')""").params(why.reason(), envelope).update() > 0;
    }

    /** @param next when it is tried again; empty if it is given up until an operator sets it going */
    void failed(Attempt attempt, AttemptFailure why, Optional<Instant> next) {
        database.sql("""
                        update delivery set state = ?, attempts = ?, reason = ?, next_attempt_at = ?, claimed_until = null
                         where envelope = ? and state = 'waiting'""")
                .param((next.isPresent() ? DeliveryState.WAITING : DeliveryState.PARKED).code())
                .param(attempt.number())
                .param(why.reason())
                .param(next.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .param(attempt.envelope())
                .update();
    }

    /** What was parked. */
    record Resumed(AgencyId recipient, Reference reference) {}

    /** Empty if it is not parked. */
    Optional<Resumed> resumed(UUID envelope, Instant now) {
        return database.sql("""
                        update delivery set state = 'waiting', attempts = 0, next_attempt_at = ?, claimed_until = null
                         where envelope = ? and state = 'parked' returning recipient, reference""")
                .params(now.atOffset(ZoneOffset.UTC), envelope)
                .query((row, number) -> new Resumed(
                        new AgencyId(row.getString("recipient")), new Reference(row.getString("reference"))))
                .optional();
    }
}
