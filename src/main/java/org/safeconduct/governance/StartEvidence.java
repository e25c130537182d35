package org.safeconduct.governance;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.platform.Sha256;
import org.safeconduct.sealing.KeyFingerprints;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts on record at the start, before the first call is taken, whether the gateway runs with other settings or keys than
 * before. If that fails, the start fails.
 */
@Component
class StartEvidence {

    private static final String CONFIGURATION = "configuration";
    /** What a setting is called whose value must not even be guessed at from a digest. */
    private static final List<String> SECRETS = List.of("secret", "password", "token", "credential");

    private final JdbcTemplate database;
    private final Evidence evidence;
    private final KeyFingerprints keys;
    private final Environment environment;
    private final Clock clock;

    StartEvidence(
            JdbcTemplate database, Evidence evidence, KeyFingerprints keys, Environment environment, Clock clock) {
        this.database = database;
        this.evidence = evidence;
        this.keys = keys;
        this.environment = environment;
        this.clock = clock;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void compare() {
        seen(CONFIGURATION, Event.CONFIGURED, Fact.CONFIGURATION, Map.of(), settings());
        keys.now()
                .forEach((name, fingerprint) ->
                        seen("key " + name, Event.KEY_CHANGED, Fact.FINGERPRINT, Map.of(Fact.KEY, name), fingerprint));
    }

    private void seen(String what, Event event, Fact now, Map<Fact, Object> about, String value) {
        Instant at = clock.instant();
        // The row is held until the commit: of two nodes that start at once, the second compares with the first.
        database.queryForList("select pg_advisory_xact_lock(hashtext('last_seen'))");
        List<String> before = database.queryForList("select value from last_seen where what = ?", String.class, what);
        if (before.contains(value)) {
            return;
        }
        database.update("""
                insert into last_seen (what, value, at) values (?, ?, ?)
                on conflict (what) do update set value = excluded.value, at = excluded.at""", what, value, Timestamp.from(at));
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.putAll(about);
        facts.put(now, value);
        before.forEach(old -> facts.put(Fact.BEFORE, old));
        evidence.append(EvidenceRecord.ofGateway(event, at, facts));
    }

    /** A digest of every {@code safeconduct} setting that is set, in whatever way, except secrets. */
    private String settings() {
        Map<String, String> flat = new TreeMap<>();
        Binder.get(environment)
                .bind("safeconduct", Bindable.mapOf(String.class, Object.class))
                .ifBound(tree -> flatten("", tree, flat));
        return Sha256.hex(flat.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void flatten(String path, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> tree) {
            tree.forEach((key, member) -> flatten(path + "/" + key, member, into));
        } else if (SECRETS.stream().noneMatch(path.toLowerCase(java.util.Locale.ROOT)::contains)) {
            into.put(path, String.valueOf(value));
        }
    }
}
