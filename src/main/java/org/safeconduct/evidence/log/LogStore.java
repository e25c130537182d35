package org.safeconduct.evidence.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.evidence.Checkpoint;
import org.safeconduct.evidence.TreeHash;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Leaves, tiles and checkpoints in PostgreSQL. */
@Component
class LogStore implements Tiles {

    /** A number of our own for PostgreSQL's advisory locks: whoever holds it is the integrator. */
    private static final long INTEGRATOR = 0x5afe_c0de_0001L;

    private static final String CHECKPOINT = """
            select c.size, c.root, c.published_at,
                   c.note || coalesce(string_agg(s.line, '' order by s.witness), '') as note, count(s.line) as witnesses
            from (%s) c left join evidence_cosignature s on s.size = c.size
            group by c.size, c.root, c.published_at, c.note
            order by count(s.line) desc, c.size desc limit 1""";

    private final JdbcTemplate database;

    LogStore(JdbcTemplate database) {
        this.database = database;
    }

    boolean anythingWaits() {
        return Boolean.TRUE.equals(
                database.queryForObject("select exists (select from evidence_waiting)", Boolean.class));
    }

    /** Until the transaction ends, or its connection does: a node that dies holds nobody up. */
    boolean becomeIntegrator() {
        return Boolean.TRUE.equals(
                database.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, INTEGRATOR));
    }

    /** Takes entries off the waiting list, oldest id first, and gives them the leaves from {@code size} on. */
    List<byte[]> placeWaiting(long size, int most) {
        List<Optional<byte[]>> commitments =
                database.query("""
                with taken as (
                    delete from evidence_waiting
                    where entry in (select entry from evidence_waiting order by entry limit ?) returning entry),
                placed as (
                    insert into evidence_leaf (index, entry)
                    select ? + row_number() over (order by entry) - 1, entry from taken returning index, entry)
                select e.commitment from placed p left join evidence_entry e on e.id = p.entry order by p.index""", (row, number) -> Optional.ofNullable(row.getBytes(1)), most, size);
        return commitments.stream()
                .map(commitment -> commitment.orElseThrow(() -> new LogInconsistent("an entry that waited is gone")))
                .toList();
    }

    @Override
    public byte[] tile(int level, long number) {
        return find(level, number)
                .orElseThrow(() -> new LogInconsistent("tile " + level + "/" + number + " is missing"));
    }

    Optional<byte[]> find(int level, long number) {
        return database
                .queryForList(
                        "select hashes from evidence_tile where level = ? and number = ?", byte[].class, level, number)
                .stream()
                .findFirst();
    }

    void write(Map<Growth.Place, byte[]> tiles) {
        database.batchUpdate("""
                insert into evidence_tile (level, number, hashes) values (?, ?, ?)
                on conflict (level, number) do update set hashes = excluded.hashes""", tiles.entrySet(), 100, (statement, tile) -> {
            statement.setInt(1, tile.getKey().level());
            statement.setLong(2, tile.getKey().number());
            statement.setBytes(3, tile.getValue());
        });
    }

    /** Commitments of the leaves from {@code from} on, at most {@code count}. */
    List<byte[]> entries(long from, int count) {
        return database.queryForList("""
                select e.commitment from evidence_leaf l join evidence_entry e on e.id = l.entry
                where l.index >= ? and l.index < ? order by l.index""", byte[].class, from, from + count);
    }

    /** The newest checkpoint; an empty tree before the first. */
    Head head() {
        return database
                .query(
                        "select size, root, note from evidence_checkpoint order by size desc limit 1",
                        (row, number) -> new Head(row.getLong(1), row.getBytes(2), row.getString(3)))
                .stream()
                .findFirst()
                .orElseGet(() -> new Head(0, TreeHash.empty(), ""));
    }

    /** @param note empty for an empty tree, which nobody signs */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Head(long size, byte[] root, String note) {}

    /** Fails when somebody else's checkpoint already follows the same one. */
    void publish(long previous, String note) {
        database.update("insert into evidence_checkpoint (previous, note) values (?, ?)", previous, note);
    }

    Optional<Checkpoint> newest() {
        return checkpoint("select * from evidence_checkpoint order by size desc limit 1");
    }

    Optional<Checkpoint> newestAt(Instant latest) {
        return checkpoint(
                "select * from evidence_checkpoint where published_at <= ? order by size desc limit 1",
                Timestamp.from(latest));
    }

    /** Of the newest checkpoints with more leaves than that, the one that most witnesses saw. */
    Optional<Checkpoint> mostWitnessed(long leaf) {
        return checkpoint("""
                select * from evidence_checkpoint where size > ? and size in (
                    (select size from evidence_checkpoint order by size desc limit 1)
                    union (select size from evidence_cosignature where size > ? order by size desc limit 20))""", leaf, leaf);
    }

    private Optional<Checkpoint> checkpoint(String which, Object... arguments) {
        return database.query(CHECKPOINT.formatted(which), (row, number) -> checkpoint(row), arguments).stream()
                .findFirst();
    }

    private static Checkpoint checkpoint(ResultSet row) throws SQLException {
        return new Checkpoint(
                row.getLong("size"),
                row.getBytes("root"),
                row.getString("note"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getInt("witnesses"));
    }

    /** An entry's leaf and commitment, of those that have a leaf. */
    List<Leaf> leaves(List<Long> entries) {
        return database.query("""
                select l.entry, l.index, e.commitment from evidence_leaf l join evidence_entry e on e.id = l.entry
                where l.entry = any (?) order by l.index""", (row, number) -> new Leaf(row.getLong(1), row.getLong(2), row.getBytes(3)), (Object)
                entries.toArray(Long[]::new));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Leaf(long entry, long index, byte[] commitment) {}
}
