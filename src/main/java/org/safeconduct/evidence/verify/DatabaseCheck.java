package org.safeconduct.evidence.verify;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.safeconduct.evidence.TreeHash;

/**
 * Checks the log in the gateway's database: every record, commitment, leaf, tile and checkpoint, recomputed; every column
 * that repeats what is signed; every record that is gone; and the cases that the records are about.
 */
final class DatabaseCheck {

    private final Connection database;
    private final Rows rows;
    private final Trust trust;
    private final Erasures erasures;
    private final List<Recorded> owners;
    private final LongConsumer progress;
    /** Records of erasures that the next checkpoint has. */
    private final List<Found> sinceHead = new ArrayList<>();

    private List<VerifierKey> signers = List.of();
    private boolean ours;

    private record Found(String place, KeptRecord record) {}

    /**
     * @param kept the shortest time for which records were ever kept: what is gone must be older
     * @param owners of the tables that tell the same as evidence
     * @param progress is told every now and then how many entries have been checked
     */
    DatabaseCheck(Connection database, Trust trust, Period kept, Collection<Recorded> owners, LongConsumer progress) {
        this.database = database;
        this.rows = new Rows(database);
        this.trust = trust;
        this.erasures = new Erasures(rows, kept);
        this.owners = List.copyOf(owners);
        this.progress = progress;
    }

    /**
     * What was found to hold.
     *
     * @param erased entries whose record was erased at the end of its time
     * @param waiting committed entries that the integrator has not come to
     */
    record Verdict(long entries, long checkpoints, long erased, long waiting) {}

    /** @param seen a checkpoint from before, whose tree this one must begin with */
    Verdict check(Optional<TreeHead> seen) throws SQLException, IOException, NotProven {
        // One snapshot, so that a gateway at work does not look like a broken log.
        database.setAutoCommit(false);
        database.setReadOnly(true);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return checkTransaction(seen);
    }

    /** The same in a transaction that has begun. */
    Verdict checkTransaction(Optional<TreeHead> seen) throws SQLException, IOException, NotProven {
        Rebuilt rebuilt = new Rebuilt(this::sameTile);
        long checkpoints = log(seen, rebuilt);
        rebuilt.end();
        if (seen.isPresent() && seen.get().size() > rebuilt.size()) {
            throw LogCheck.rolledBack(seen.get(), rebuilt.size());
        }
        rows.none(
                "select level, number from evidence_tile where not coalesce(level between 0 and 7 and number >= 0"
                        + " and number * 256 < (?::bigint >> (8 * level)), false) order by level, number",
                "there are tiles that no entry is in: tile %s/%s",
                rebuilt.size());
        rows.none(
                "select level, number from evidence_tile group by level, number having count(*) > 1 order by 1, 2",
                "tile %s/%s is there more than once");
        waiting();
        erasures.check();
        SignerCheck check = new SignerCheck(rows, trust);
        check.logKeys(signers);
        check.cosignatures();
        StoreCheck store = new StoreCheck(rows, erasures);
        for (Recorded owner : owners) {
            owner.check(store);
        }
        store.disputes();
        return new Verdict(
                rebuilt.size(), checkpoints, erasures.count(), rows.count("select count(*) from evidence_waiting"));
    }

    private long log(Optional<TreeHead> seen, Rebuilt rebuilt) throws SQLException, IOException, NotProven {
        long checkpoints = 0;
        try (Statement leaves = rows.statement();
                Statement heads = rows.statement();
                ResultSet leaf = leaves.executeQuery("select l.index, l.entry, " + KeptRecord.COLUMNS + """
                         from evidence_leaf l left join evidence_entry e on e.id = l.entry
                        left join evidence_record r on r.entry = l.entry order by l.index""");
                ResultSet head = heads.executeQuery("""
                        select size, previous, root, note, published_at from evidence_checkpoint order by size""")) {
            boolean more = head.next();
            long previous = 0;
            LogCheck.checkSeen(seen, rebuilt);
            while (leaf.next()) {
                if (!more) {
                    throw new NotProven(
                            "leaf " + leaf.getLong(1) + " is beyond the last checkpoint, of size " + previous);
                }
                addLeaf(leaf, rebuilt);
                LogCheck.checkSeen(seen, rebuilt);
                if (rebuilt.size() % Rows.FETCH == 0) {
                    progress.accept(rebuilt.size());
                }
                if (rebuilt.size() == head.getLong("size")) {
                    sameHead(head, previous, rebuilt);
                    previous = head.getLong("size");
                    checkpoints++;
                    more = head.next();
                }
            }
            if (more) {
                throw new NotProven("checkpoint " + head.getLong("size")
                        + " has more entries than there are leaves: entry " + rebuilt.size() + " is missing");
            }
            if (checkpoints > 0 && !ours) {
                throw new NotProven("checkpoint " + previous + ", the newest, is not one of " + trust.origin());
            }
        }
        return checkpoints;
    }

    private void addLeaf(ResultSet leaf, Rebuilt rebuilt) throws SQLException, IOException, NotProven {
        long index = leaf.getLong(1);
        String place = "entry " + index + " (id " + leaf.getLong(2) + ")";
        if (index != rebuilt.size()) {
            throw new NotProven("entry " + rebuilt.size() + " has no leaf: the next is " + index);
        }
        byte[] commitment = leaf.getBytes("commitment");
        if (commitment == null) {
            throw new NotProven(place + " was deleted");
        }
        Optional<KeptRecord> kept = KeptRecord.of(leaf, place);
        if (kept.isEmpty()) {
            erasures.gone(index);
        } else if (kept.get().is(Erasures.EVENT)) {
            sinceHead.add(new Found(place, kept.get()));
        }
        rebuilt.add(TreeHash.leaf(commitment));
    }

    private void sameHead(ResultSet row, long previous, Rebuilt rebuilt) throws SQLException, NotProven {
        long size = row.getLong("size");
        String place = "checkpoint " + size;
        if (row.getLong("previous") != previous) {
            throw new NotProven(place + " does not follow checkpoint " + previous);
        }
        TreeHead head;
        try {
            Note note = Note.parse(String.valueOf(row.getString("note")));
            head = TreeHead.read(note);
            signed(note, head.origin());
        } catch (NotProven e) {
            throw new NotProven(place + ": " + e.finding());
        }
        Instant published = head.published().orElseThrow(() -> new NotProven(place + " does not say when it was"));
        OffsetDateTime told = row.getObject("published_at", OffsetDateTime.class);
        if (head.size() != size
                || !Arrays.equals(head.root(), row.getBytes("root"))
                || told == null
                || !published.equals(told.toInstant())) {
            throw new NotProven(place + " is not what its note says");
        }
        if (!Arrays.equals(head.root(), rebuilt.root())) {
            throw new NotProven(
                    "the root of the first " + size + " entries is not the one that was signed at checkpoint "
                            + size + ": an entry from " + previous + " to " + (size - 1)
                            + " was altered, or one was put in, taken out or moved");
        }
        sinceHead.forEach(found -> erasures.tell(found.place(), found.record(), published));
        sinceHead.clear();
    }

    /** A log that was given a new origin keeps its entries; what it signed under the old one was for the old name's keys. */
    private void signed(Note note, String origin) throws NotProven {
        if (!origin.equals(trust.origin())) {
            if (ours) {
                throw new NotProven("it is of another log, " + origin);
            }
            return;
        }
        ours = true;
        signers = trust.signers(note);
        if (signers.isEmpty()) {
            throw new NotProven("it does not carry the log's signature");
        }
    }

    private void sameTile(int level, long number, byte[] computed) throws NotProven, IOException {
        try (PreparedStatement query =
                database.prepareStatement("select hashes from evidence_tile where level = ? and number = ?")) {
            query.setInt(1, level);
            query.setLong(2, number);
            try (ResultSet tile = query.executeQuery()) {
                byte[] stored = tile.next() ? tile.getBytes(1) : null;
                if (stored == null) {
                    throw new NotProven("tile " + level + "/" + number + " is missing");
                }
                LogCheck.same(level, number, computed, stored);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void waiting() throws SQLException, NotProven {
        rows.none("""
                select id from evidence_entry e where not exists (select from evidence_leaf l where l.entry = e.id)
                and not exists (select from evidence_waiting w where w.entry = e.id) order by id""", "the entry with id %s is in nobody's log: it has no leaf and does not wait for one");
        rows.none("""
                select r.entry from evidence_record r left join evidence_entry e on e.id = r.entry
                where e.id is null order by 1""", "the record of the entry with id %s is of no entry");
        rows.none("""
                select w.entry from evidence_waiting w left join evidence_entry e on e.id = w.entry
                where e.id is null order by 1""", "the entry with id %s waits for its leaf and is not there");
        rows.none("""
                select w.entry from evidence_waiting w join evidence_leaf l on l.entry = w.entry
                order by 1""", "the entry with id %s waits for a leaf that it has");
        rows.none(
                "select entry from evidence_waiting group by 1 having count(*) > 1 order by 1",
                "the entry with id %s waits for its leaf more than once");
        rows.each("select w.entry, " + KeptRecord.COLUMNS + """
                 from evidence_waiting w join evidence_entry e on e.id = w.entry
                left join evidence_record r on r.entry = w.entry""", row -> {
            String place = "the entry with id " + row.getLong(1) + ", which waits for its leaf";
            KeptRecord kept = KeptRecord.of(row, place).orElseThrow(() -> new NotProven(place + ", has no record"));
            if (kept.is(Erasures.EVENT)) {
                erasures.tell(place, kept, kept.at());
            }
        });
    }
}
