package org.safeconduct.administration;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a thing was when a gateway last looked; that it is another now is put on record, once for all nodes. */
@Component
public class LastSeen {

    private final JdbcTemplate database;
    private final Evidence evidence;
    private final Clock clock;

    LastSeen(JdbcTemplate database, Evidence evidence, Clock clock) {
        this.database = database;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * In the caller's transaction.
     *
     * @param now the fact that holds the value
     * @param about what else the record says
     * @return whether it was another before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean seen(String what, Event event, Fact now, Map<Fact, Object> about, String value) {
        Instant at = clock.instant();
        // The row is held until the commit: of two nodes that look at once, the second compares with the first.
        database.queryForList("select pg_advisory_xact_lock(hashtext('last_seen'))");
        List<String> before = database.queryForList("select value from last_seen where what = ?", String.class, what);
        if (before.contains(value)) {
            return false;
        }
        database.update("""
                insert into last_seen (what, value, at) values (?, ?, ?)
                on conflict (what) do update set value = excluded.value, at = excluded.at""", what, value, Timestamp.from(at));
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.putAll(about);
        facts.put(now, value);
        before.forEach(old -> facts.put(Fact.BEFORE, old));
        evidence.append(EvidenceRecord.ofGateway(event, at, facts));
        return true;
    }

    /** A key or certificate by its name. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void key(String name, String fingerprint) {
        seen("key " + name, Event.KEY_CHANGED, Fact.FINGERPRINT, Map.of(Fact.KEY, name), fingerprint);
    }
}
