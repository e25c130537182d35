package org.safeconduct.drafts;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** A person's drafts: kept locked, seen by nobody else, and gone once they are shared or given up. */
@Component
public class Drafts {

    private final JdbcTemplate database;
    private final Vault vault;
    private final Evidence evidence;
    private final Pseudonyms pseudonyms;
    private final ObjectMapper json;
    private final Clock clock;
    private final Ids ids;

    Drafts(
            JdbcTemplate database,
            Vault vault,
            Evidence evidence,
            Pseudonyms pseudonyms,
            ObjectMapper json,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.vault = vault;
        this.evidence = evidence;
        this.pseudonyms = pseudonyms;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    /** A new one with what is known from the start. */
    public Draft begin(Caller caller, ObjectNode form) {
        Draft draft = new Draft(ids.uuid(), clock.instant(), form);
        database.update(
                "insert into draft (id, agency, person, updated_at, content) values (?, ?, ?, ?, ?)",
                draft.id(),
                caller.agency().value(),
                pseudonyms.actor(caller),
                Timestamp.from(draft.updatedAt()),
                lock(draft.id(), form));
        return draft;
    }

    /** @throws Rejection not found, for another person's as for none */
    public Draft find(String id, Caller caller) {
        return database
                .query(
                        "select id, updated_at, content from draft where id::text = ? and agency = ? and person = ?",
                        (row, number) -> {
                            UUID known = row.getObject("id", UUID.class);
                            return new Draft(
                                    known,
                                    row.getTimestamp("updated_at").toInstant(),
                                    unlock(known, row.getBytes("content")));
                        },
                        id,
                        caller.agency().value(),
                        pseudonyms.actor(caller))
                .stream()
                .findFirst()
                .orElseThrow(() -> new Rejection(Rejection.Kind.NOT_FOUND, "you have no draft of this name"));
    }

    /** Whether the caller has a draft of this id. */
    public boolean has(String id, Caller caller) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select exists (select from draft where id::text = ? and agency = ? and person = ?)",
                Boolean.class,
                id,
                caller.agency().value(),
                pseudonyms.actor(caller)));
    }

    /** Keeps what has been written so far. */
    public void keep(Draft draft, Caller caller) {
        int kept = database.update(
                "update draft set updated_at = ?, content = ? where id = ? and agency = ? and person = ?",
                Timestamp.from(clock.instant()),
                lock(draft.id(), draft.form()),
                draft.id(),
                caller.agency().value(),
                pseudonyms.actor(caller));
        if (kept == 0) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "you have no draft of this name");
        }
    }

    /** When each was last touched, the newest first: a list shows nothing of what is written. */
    public List<Entry> list(Caller caller) {
        return database.query(
                "select id, updated_at from draft where agency = ? and person = ? order by updated_at desc",
                (row, number) -> new Entry(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("updated_at").toInstant()),
                caller.agency().value(),
                pseudonyms.actor(caller));
    }

    /** One line of the list. */
    public record Entry(UUID id, Instant updatedAt) {}

    /** It has been shared, or is no longer wanted. Does nothing if it is gone already. */
    public void discard(Draft draft, Caller caller) {
        database.update(
                "delete from draft where id = ? and agency = ? and person = ?",
                draft.id(),
                caller.agency().value(),
                pseudonyms.actor(caller));
    }

    /** The decision not to share, with its reason; what was written goes. */
    @Transactional
    public void doNotShare(Draft draft, Caller caller, WhyNot why, String reason) {
        Instant now = clock.instant();
        database.update(
                "insert into not_shared (id, agency, person, decided_at, reason) values (?, ?, ?, ?, ?)",
                draft.id(),
                caller.agency().value(),
                pseudonyms.actor(caller),
                Timestamp.from(now),
                vault.lock("not shared " + draft.id(), reason.getBytes(StandardCharsets.UTF_8)));
        evidence.append(EvidenceRecord.ofGateway(
                Event.NOT_SHARED,
                now,
                Map.of(
                        Fact.AGENCY, caller.agency().value(),
                        Fact.ACTOR, pseudonyms.actor(caller),
                        Fact.REASON, why.code(),
                        Fact.DRAFT, draft.id().toString())));
        discard(draft, caller);
    }

    private byte[] lock(UUID id, ObjectNode form) {
        try {
            return vault.lock("draft " + id, json.writeValueAsBytes(form));
        } catch (JacksonException e) {
            throw new IllegalStateException("a draft is JSON", e);
        }
    }

    private ObjectNode unlock(UUID id, byte[] locked) {
        try {
            return (ObjectNode) json.readTree(vault.unlock("draft " + id, locked));
        } catch (JacksonException e) {
            throw new IllegalStateException("a draft is JSON", e);
        }
    }
}
