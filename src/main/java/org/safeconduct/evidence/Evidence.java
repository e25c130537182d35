package org.safeconduct.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.platform.Ids;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The evidence log. Entries are drawn up first, so that a receipt can carry their commitments, and then appended in the
 * transaction of their cause: no evidence, no effect.
 */
@Component
public class Evidence {

    private static final int SALT_LENGTH = 32;

    private final JdbcTemplate database;
    private final Ids ids;
    private final Circumstances circumstances;

    Evidence(JdbcTemplate database, Ids ids, Circumstances circumstances) {
        this.database = database;
        this.ids = ids;
        this.circumstances = circumstances;
    }

    /** Salts a record and commits to it; nothing is written yet. */
    public EvidenceEntry drawUp(EvidenceRecord cause) {
        EvidenceRecord record = circumstances.of(cause);
        byte[] salt = ids.random(SALT_LENGTH);
        String canonical = CanonicalRecord.write(record);
        byte[] commitment = TreeHash.commitment(salt, canonical.getBytes(StandardCharsets.UTF_8));
        return new EvidenceEntry(record, canonical, salt, commitment);
    }

    /** Writes entries in the caller's transaction, and only in one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<EvidenceEntry> entries) {
        // One statement for entry, record and the wait for a leaf: the identity that the first insert gives is the key
        // of the others.
        database.batchUpdate("""
                with entry as (insert into evidence_entry (commitment) values (?) returning id),
                waiting as (insert into evidence_waiting (entry) select id from entry)
                insert into evidence_record (entry, salt, record) select id, ?, ? from entry""", entries, entries.size(), (statement, entry) -> {
            statement.setBytes(1, entry.commitment());
            statement.setBytes(2, entry.salt());
            statement.setString(3, entry.canonical());
        });
    }

    /** Draws up and writes in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(EvidenceRecord record) {
        append(List.of(drawUp(record)));
    }

    /** The records of one disclosure as canonical JSON, oldest first. */
    public List<String> of(Reference reference) {
        return database.queryForList(
                "select record from evidence where reference = ? order by entry", String.class, reference.value());
    }

    /**
     * The same, read, without the records of some events: a system that looks every minute leaves more of those than of all
     * others.
     */
    public List<EvidenceRecord> of(Reference reference, Set<Event> without) {
        return database.query(
                "select record from evidence where reference = ? and event <> all (?) order by entry",
                (row, number) -> CanonicalRecord.read(row.getString("record")),
                reference.value(),
                without.stream().map(Event::code).toArray(String[]::new));
    }

    /** The ids of those entries of a disclosure that have these commitments, in hexadecimal. */
    public List<Long> entries(Reference reference, List<String> commitments) {
        return database.queryForList("""
                select entry from evidence
                where reference = ? and encode(commitment, 'hex') = any (?) order by entry""", Long.class, reference.value(), commitments.toArray(String[]::new));
    }
}
