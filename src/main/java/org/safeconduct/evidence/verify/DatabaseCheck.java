package org.safeconduct.evidence.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.safeconduct.evidence.TreeHash;

/** Checks the log in the gateway's database: every record, commitment, leaf, tile and checkpoint, recomputed. */
final class DatabaseCheck {

    private static final int FETCH = 2_000;

    private final Connection database;
    private final Trust trust;
    private final LongConsumer progress;
    private long tiles;

    /** @param progress is told every now and then how many entries have been checked */
    DatabaseCheck(Connection database, Trust trust, LongConsumer progress) {
        this.database = database;
        this.trust = trust;
        this.progress = progress;
    }

    /**
     * What was found to hold.
     *
     * @param erased entries whose record is gone, as the law may ask
     * @param waiting committed entries that the integrator has not come to
     */
    record Verdict(long entries, long checkpoints, long erased, long waiting) {}

    /** @param seen a checkpoint from before, whose tree this one must begin with */
    Verdict check(Optional<TreeHead> seen) throws SQLException, IOException, NotProven {
        // One snapshot, so that a gateway at work does not look like a broken log.
        database.setAutoCommit(false);
        database.setReadOnly(true);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        tiles = 0;
        Rebuilt rebuilt = new Rebuilt(this::sameTile);
        long erased = 0;
        long checkpoints = 0;
        try (Statement leaves = statement();
                Statement heads = statement();
                ResultSet leaf = leaves.executeQuery("""
                        select l.index, l.entry, e.commitment, r.salt, r.record from evidence_leaf l
                        left join evidence_entry e on e.id = l.entry left join evidence_record r on r.entry = l.entry
                        order by l.index""");
                ResultSet head = heads.executeQuery("""
                        select size, previous, root, note from evidence_checkpoint order by size""")) {
            boolean more = head.next();
            long previous = 0;
            LogCheck.checkSeen(seen, rebuilt);
            while (leaf.next()) {
                if (!more) {
                    throw new NotProven(
                            "leaf " + leaf.getLong(1) + " is beyond the last checkpoint, of size " + previous);
                }
                erased += addLeaf(leaf, rebuilt) ? 0 : 1;
                LogCheck.checkSeen(seen, rebuilt);
                if (rebuilt.size() % FETCH == 0) {
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
        }
        rebuilt.end();
        if (seen.isPresent() && seen.get().size() > rebuilt.size()) {
            throw LogCheck.rolledBack(seen.get(), rebuilt.size());
        }
        if (count("select count(*) from evidence_tile") != tiles) {
            throw new NotProven("there are tiles that no entry is in");
        }
        checkTheRest();
        if (erased == 0) {
            // Once records have been erased, nobody can tell whose they were: that is what erasing is for.
            first("""
                    select d.reference from disclosure d
                    where not exists (select from evidence_record r where r.reference = d.reference)
                    order by 1 limit 1""", "disclosure %s has no evidence");
        }
        return new Verdict(rebuilt.size(), checkpoints, erased, count("select count(*) from evidence_waiting"));
    }

    /** Whether the record is still there. */
    private static boolean addLeaf(ResultSet leaf, Rebuilt rebuilt) throws SQLException, IOException, NotProven {
        long index = leaf.getLong(1);
        if (index != rebuilt.size()) {
            throw new NotProven("entry " + rebuilt.size() + " has no leaf: the next is " + index);
        }
        byte[] commitment = leaf.getBytes(3);
        if (commitment == null) {
            throw new NotProven("entry " + index + " (id " + leaf.getLong(2) + ") was deleted");
        }
        boolean kept = leaf.getBytes(4) != null;
        if (kept && !Arrays.equals(commitment, committed(leaf.getBytes(4), leaf.getString(5)))) {
            throw new NotProven("entry " + index + " (id " + leaf.getLong(2)
                    + "): its record or its salt is not the one it commits to");
        }
        rebuilt.add(TreeHash.leaf(commitment));
        return kept;
    }

    private void sameHead(ResultSet row, long previous, Rebuilt rebuilt) throws SQLException, NotProven {
        long size = row.getLong("size");
        if (row.getLong("previous") != previous) {
            throw new NotProven("checkpoint " + size + " does not follow checkpoint " + previous);
        }
        Note note = Note.parse(row.getString("note"));
        TreeHead head = TreeHead.read(note);
        // A log that was given a new origin keeps its entries; what it signed under the old one is checked with the old
        // key.
        if (head.origin().equals(trust.log().name()) && !trust.log().signed(note)) {
            throw new NotProven("checkpoint " + size + " does not carry the log's signature");
        }
        if (head.size() != size || !Arrays.equals(head.root(), row.getBytes("root"))) {
            throw new NotProven("checkpoint " + size + " is not what its note says");
        }
        if (!Arrays.equals(head.root(), rebuilt.root())) {
            throw new NotProven(
                    "the root of the first " + size + " entries is not the one that was signed at checkpoint "
                            + size + ": an entry from " + previous + " to " + (size - 1)
                            + " was altered, or one was put in, taken out or moved");
        }
    }

    private void sameTile(int level, long number, byte[] computed) throws NotProven, IOException {
        tiles++;
        try (PreparedStatement query =
                database.prepareStatement("select hashes from evidence_tile where level = ? and number = ?")) {
            query.setInt(1, level);
            query.setLong(2, number);
            try (ResultSet tile = query.executeQuery()) {
                if (!tile.next()) {
                    throw new NotProven("tile " + level + "/" + number + " is missing");
                }
                LogCheck.same(level, number, computed, tile.getBytes(1));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void checkTheRest() throws SQLException, NotProven {
        first("""
                select id from evidence_entry e where not exists (select from evidence_leaf l where l.entry = e.id)
                and not exists (select from evidence_waiting w where w.entry = e.id) order by id limit 1""", "the entry with id %s is in nobody's log: it has no leaf and does not wait for one");
        first("""
                select w.entry from evidence_waiting w left join evidence_entry e on e.id = w.entry
                where e.id is null order by 1 limit 1""", "the entry with id %s waits for its leaf and is not there");
        first("""
                select w.entry from evidence_waiting w join evidence_leaf l on l.entry = w.entry
                order by 1 limit 1""", "the entry with id %s waits for a leaf that it has");
        try (Statement query = statement();
                ResultSet waiting = query.executeQuery("""
                        select e.id, e.commitment, r.salt, r.record from evidence_waiting w
                        join evidence_entry e on e.id = w.entry join evidence_record r on r.entry = e.id""")) {
            while (waiting.next()) {
                if (!Arrays.equals(waiting.getBytes(2), committed(waiting.getBytes(3), waiting.getString(4)))) {
                    throw new NotProven("the entry with id " + waiting.getLong(1)
                            + ", which waits for its leaf: its record is not the one it commits to");
                }
            }
        }
    }

    private static byte[] committed(byte[] salt, String record) {
        return TreeHash.commitment(salt, record.getBytes(StandardCharsets.UTF_8));
    }

    private void first(String query, String finding) throws SQLException, NotProven {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (rows.next()) {
                throw new NotProven(finding.formatted(rows.getString(1)));
            }
        }
    }

    private long count(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Statement statement() throws SQLException {
        Statement statement = database.createStatement();
        statement.setFetchSize(FETCH);
        return statement;
    }
}
