package org.safeconduct.agreement;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.platform.Unavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which agency plays a recipient's part where an operator has named another than the agencies file. A change counts on the node
 * that took it as soon as it is answered, and on every other within a second.
 */
public class RecipientParts {

    private final Supplier<JdbcTemplate> database;
    private final Refreshed<Map<Recipient, AgencyId>> parts;

    RecipientParts(Supplier<JdbcTemplate> database, Clock clock) {
        this.database = database;
        this.parts = new Refreshed<>(this::load, clock);
    }

    /** In the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Recipient recipient, AgencyId agency, Instant at) {
        database.get()
                .update(
                        "insert into recipient_part (recipient, agency, at) values (?, ?, ?)",
                        recipient.code(),
                        agency.value(),
                        Timestamp.from(at));
        parts.changes();
    }

    /** @throws Unavailable if that cannot be known, and was not known before */
    Map<Recipient, AgencyId> all() {
        try {
            return parts.now();
        } catch (DataAccessException e) {
            // Nothing can be accepted without the store. Whoever only asks what would happen is not kept waiting for
            // it.
            return parts.last().orElseThrow(() -> new Unavailable("who plays a recipient's part cannot be known", e));
        }
    }

    private Map<Recipient, AgencyId> load() {
        Map<Recipient, AgencyId> parts = new EnumMap<>(Recipient.class);
        database.get()
                .query(
                        "select distinct on (recipient) recipient, agency from recipient_part"
                                + " order by recipient, change desc",
                        row -> {
                            parts.put(
                                    Code.read(Recipient.class, row.getString("recipient"))
                                            .orElseThrow(),
                                    new AgencyId(row.getString("agency")));
                        });
        return Map.copyOf(parts);
    }
}
