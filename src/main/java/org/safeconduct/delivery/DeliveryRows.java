package org.safeconduct.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
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
                   exists (select from paused_partner p where p.agency = d.recipient) as paused,
                   (select p.envelope from delivery p
                     where p.lane = d.lane and p.recipient = d.recipient
                       and p.position < d.position and p.state not in ('delivered', 'stopped', 'returned')
                     order by p.position limit 1) as earlier
              from delivery d\s""";

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

    private static final RowMapper<Row> ROW = (row, number) -> new Row(
            row.getObject("envelope", UUID.class),
            new Reference(row.getString("reference")),
            new AgencyId(row.getString("recipient")),
            row.getString("recipient_key"),
            state(row),
            row.getInt("attempts"),
            row.getBoolean("paused"),
            Optional.ofNullable(row.getObject("earlier", UUID.class)));

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
     * @param paused whether an operator holds deliveries to its recipient back
     * @param earlier which of the same case and recipient must go first
     */
    record Row(
            UUID envelope,
            Reference reference,
            AgencyId recipient,
            String recipientKey,
            DeliveryState state,
            int attempts,
            boolean paused,
            Optional<UUID> earlier) {}

    /** What a recipient was sealed to. */
    record Key(AgencyId recipient, String recipientKey) {}

    /** What is left of the case when one delivery has been receipted. */
    record Rest(boolean open, Optional<UUID> next) {}

    static DeliveryState state(ResultSet row) throws SQLException {
        return Code.read(DeliveryState.class, row.getString("state")).orElseThrow();
    }

    void add(Reference of, List<Envelope> envelopes) {
        batches.batchUpdate("""
                insert into delivery (envelope, reference, recipient, recipient_key, state, lane)
                values (?, ?, ?, ?, 'waiting', ?)""", envelopes, Math.max(1, envelopes.size()), (statement, envelope) -> {
            statement.setObject(1, envelope.id());
            statement.setString(2, envelope.reference().value());
            statement.setString(3, envelope.to().value());
            statement.setString(4, envelope.recipientKey());
            statement.setString(5, of.value());
        });
    }

    Optional<Row> find(UUID envelope) {
        return database.sql(LOAD + "where d.envelope = ?")
                .param(envelope)
                .query(ROW)
                .optional();
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

    /** Empty if it had been delivered before. */
    Optional<Rest> delivered(Attempt attempt, String receipt, Instant at) {
        return database.sql(DELIVERED)
                .params(attempt.number(), receipt, at.atOffset(ZoneOffset.UTC), attempt.envelope())
                .query((row, number) ->
                        new Rest(row.getBoolean("open"), Optional.ofNullable(row.getObject("next", UUID.class))))
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
                        update delivery set state = ?, attempts = ?, reason = ?, next_attempt_at = ?
                         where envelope = ? and state = 'waiting'""")
                .param((next.isPresent() ? DeliveryState.WAITING : DeliveryState.PARKED).code())
                .param(attempt.number())
                .param(why.reason())
                .param(next.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .param(attempt.envelope())
                .update();
    }

    /** Empty if it is not parked. */
    Optional<Reference> resumed(UUID envelope, Instant now) {
        return database.sql("""
                        update delivery set state = 'waiting', attempts = 0, next_attempt_at = ?
                         where envelope = ? and state = 'parked' returning reference""")
                .params(now.atOffset(ZoneOffset.UTC), envelope)
                .query(String.class)
                .optional()
                .map(Reference::new);
    }

    List<UUID> waiting() {
        return database.sql("select envelope from delivery where state = 'waiting'")
                .query(UUID.class)
                .list();
    }

    List<UUID> waiting(AgencyId recipient) {
        return database.sql("select envelope from delivery where recipient = ? and state = 'waiting'")
                .param(recipient.value())
                .query(UUID.class)
                .list();
    }
}
