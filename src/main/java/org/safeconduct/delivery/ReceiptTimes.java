package org.safeconduct.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When recipients receipted. */
@Component
public class ReceiptTimes {

    private final JdbcClient database;

    ReceiptTimes(JdbcClient database) {
        this.database = database;
    }

    /** An envelope, and when its recipient receipted it. */
    public record Receipted(UUID envelope, Instant at) {}

    /** Of these envelopes; those that are not receipted are not named. */
    public Map<UUID, Instant> of(Collection<UUID> envelopes) {
        Map<UUID, Instant> times = new HashMap<>();
        database.sql(
                        "select envelope, delivered_at from delivery where delivered_at is not null and envelope = any (?::uuid[])")
                .param(envelopes.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    times.put(
                            row.getObject("envelope", UUID.class),
                            row.getTimestamp("delivered_at").toInstant());
                });
        return times;
    }

    /** Those from one time to before another, the first first. */
    public List<Receipted> between(Instant from, Instant before, int skip, int most) {
        return database.sql("select envelope, delivered_at from delivery where delivered_at >= ? and delivered_at < ?"
                        + " order by delivered_at, envelope limit ? offset ?")
                .params(from.atOffset(ZoneOffset.UTC), before.atOffset(ZoneOffset.UTC), most, skip)
                .query((row, number) -> new Receipted(
                        row.getObject("envelope", UUID.class),
                        row.getTimestamp("delivered_at").toInstant()))
                .list();
    }
}
