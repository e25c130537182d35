package org.safeconduct.agreement;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.safeconduct.disclosure.Json;
import org.safeconduct.platform.Rejection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The agreements in force: those of the agencies file, and those that an operator has put since, which stand over the file's
 * of the same id. Versions are only ever added. A change counts on the node that took it as soon as it is answered, and on
 * every other within a second.
 */
public class Agreements {

    private static final Logger LOG = LoggerFactory.getLogger(Agreements.class);

    private static final RowMapper<Held> HELD = (row, number) -> new Held(
            read(row.getString("content")),
            row.getInt("version"),
            Optional.of(row.getTimestamp("made_at").toInstant()));

    /**
     * An agreement as the register has it.
     *
     * @param version counted from 1; 0 is the agencies file's
     * @param since when an operator put it; empty for the file's
     */
    public record Held(Agreement agreement, int version, Optional<Instant> since) {}

    /** @param change the last change of which it knows */
    private record View(long change, Map<String, Held> held) {}

    private final Supplier<RegisterFile> agencies;
    private final Supplier<JdbcTemplate> database;
    private final Refreshed<View> view;

    /** @param agencies the agencies file and every agency that the store has at this moment */
    Agreements(Supplier<RegisterFile> agencies, Supplier<JdbcTemplate> database, Clock clock) {
        this.agencies = agencies;
        this.database = database;
        this.view = new Refreshed<>(this::look, clock);
    }

    /** Every agreement, whatever its status, in the order of the ids. */
    public Collection<Held> all() {
        return current().values();
    }

    /** The agreement of that id. */
    public Optional<Held> find(String id) {
        return Optional.ofNullable(current().get(id));
    }

    /** Every version of an agreement, the latest first. */
    public List<Held> versions(String id) {
        List<Held> versions = new java.util.ArrayList<>(database.get()
                .query(
                        "select content, version, made_at from agreement_version where id = ? order by version desc",
                        HELD,
                        id));
        Optional.ofNullable(ofFile().get(id)).ifPresent(versions::add);
        return versions;
    }

    /**
     * Adds an agreement, or a version of it.
     *
     * @param replaces the version it takes the place of; empty for an agreement that is not there yet
     * @throws Rejection if it does not fit the agencies, or is no longer at that version
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Held put(Agreement agreement, OptionalInt replaces, Instant at) {
        // Changes come one after the other, so that their numbers rise in the order in which others see them.
        database.get().execute("lock table agreement_version in share row exclusive mode");
        OptionalInt version =
                versions(agreement.id()).stream().mapToInt(Held::version).findFirst();
        if (!version.equals(replaces)) {
            throw new Rejection(
                    Rejection.Kind.CONFLICT,
                    "the agreement is not at that version; read it again, and name its version");
        }
        for (RegisterCheck.Fault fault : RegisterCheck.faults(agencies.get(), agreement)) {
            throw new Rejection(Rejection.Kind.INVALID, fault.text(), fault.pointer());
        }
        Held held = new Held(agreement, version.orElse(0) + 1, Optional.of(at));
        database.get()
                .update(
                        "insert into agreement_version (id, version, made_at, content) values (?, ?, ?, ?)",
                        agreement.id(),
                        held.version(),
                        Timestamp.from(at),
                        new String(Json.write(AgreementBody.of(agreement)), StandardCharsets.UTF_8));
        view.changes();
        return held;
    }

    private Map<String, Held> current() {
        return view.now().held();
    }

    private View look() {
        Long change =
                database.get().queryForObject("select coalesce(max(change), 0) from agreement_version", Long.class);
        long last = change == null ? 0 : change;
        return view.last().filter(seen -> seen.change() == last).orElseGet(() -> new View(last, load()));
    }

    private Map<String, Held> load() {
        Map<String, Held> held = ofFile();
        List<Held> stored = database.get().query("""
                select distinct on (id) content, version, made_at from agreement_version order by id, version desc""", HELD);
        // Asked after them, so that whoever is party to one is among them.
        RegisterFile known = agencies.get();
        for (Held kept : stored) {
            String id = kept.agreement().id();
            held.put(id, kept);
            if (!RegisterCheck.faults(known, kept.agreement()).isEmpty()) {
                // Put when the agencies were others. What nobody would accept now covers nobody.
                LOG.warn("The agreement {} does not fit the agencies file any more and covers nobody", id);
                held.put(id, new Held(kept.agreement().ended(), kept.version(), kept.since()));
            }
        }
        return java.util.Collections.unmodifiableMap(held);
    }

    private Map<String, Held> ofFile() {
        Map<String, Held> held = new TreeMap<>();
        agencies.get()
                .agreements()
                .forEach(agreement -> held.put(agreement.id(), new Held(agreement, 0, Optional.empty())));
        return held;
    }

    private static Agreement read(String content) {
        return AgreementJson.read(content.getBytes(StandardCharsets.UTF_8));
    }
}
