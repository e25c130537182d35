package org.safeconduct.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.identity.Caller;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** For operators: what has not been delivered and why, and setting it going again. */
@Component
public class Operations {

    private static final int MOST = 500;

    private final JdbcTemplate database;
    private final DurableDispatch dispatch;
    private final Pseudonyms pseudonyms;

    Operations(JdbcTemplate database, DurableDispatch dispatch, Pseudonyms pseudonyms) {
        this.database = database;
        this.dispatch = dispatch;
        this.pseudonyms = pseudonyms;
    }

    /**
     * A delivery that has not arrived.
     *
     * @param parked whether it was given up until an operator sets it going again
     * @param attempts how often it was tried
     * @param nextAttemptAt empty if it is parked, or has not been tried yet
     * @param reason why the last attempt failed, of a closed set of words; empty if none has
     */
    public record Open(
            UUID envelope,
            Reference reference,
            AgencyId recipient,
            boolean parked,
            int attempts,
            Optional<Instant> nextAttemptAt,
            String reason) {}

    /** Those that are not delivered yet, parked ones first. */
    public List<Open> open() {
        return database.query(
                """
                select envelope, reference, recipient, state, attempts, next_attempt_at, reason from delivery
                 where state not in ('delivered', 'stopped') order by state = 'parked' desc, position limit\s""" + MOST,
                (row, number) -> new Open(
                        row.getObject("envelope", UUID.class),
                        new Reference(row.getString("reference")),
                        new AgencyId(row.getString("recipient")),
                        DeliveryRows.state(row) == DeliveryState.PARKED,
                        row.getInt("attempts"),
                        Optional.ofNullable(row.getTimestamp("next_attempt_at")).map(Timestamp::toInstant),
                        Optional.ofNullable(row.getString("reason")).orElse("")));
    }

    /** Sets a parked delivery going again; empty if it is not parked. */
    public Optional<Reference> resume(UUID envelope, Caller caller) {
        return dispatch.resume(envelope, pseudonyms.actor(caller));
    }

    /** Sets every parked delivery going again; how many there were. */
    public int resumeAll(Caller caller) {
        List<UUID> parked = database.queryForList(
                "select envelope from delivery where state = 'parked' order by position", UUID.class);
        // Each in a transaction of its own, as by hand: one that cannot be set going keeps none of the others.
        return (int) parked.stream()
                .filter(envelope -> resume(envelope, caller).isPresent())
                .count();
    }
}
