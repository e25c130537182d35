package org.safeconduct.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When what was shared was sent on its way. */
@Component
public class DispatchTimes {

    private final JdbcClient database;

    DispatchTimes(JdbcClient database) {
        this.database = database;
    }

    /**
     * Something for an agency.
     *
     * @param urgent whether somebody is in danger, or the harm may cost a life
     */
    public record Dispatched(Reference reference, AgencyId to, boolean urgent, Instant at) {}

    /** From one time to before another, each once for each agency, whatever became of it. */
    public List<Dispatched> between(Instant from, Instant before) {
        return database.sql("""
                        select reference, recipient, bool_or(urgent) as urgent, min(dispatched_at) as at from delivery
                         group by reference, recipient having min(dispatched_at) >= ? and min(dispatched_at) < ?""")
                .params(from.atOffset(ZoneOffset.UTC), before.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Dispatched(
                        new Reference(row.getString("reference")),
                        new AgencyId(row.getString("recipient")),
                        row.getBoolean("urgent"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
