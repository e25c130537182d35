package org.safeconduct.evidence.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.safeconduct.evidence.TreeHash;

/** Checks a log as it is served, against the checkpoint that it serves and one that was seen before. */
final class LogCheck {

    private final LogSource source;
    private final Trust trust;

    LogCheck(LogSource source, Trust trust) {
        this.source = source;
        this.trust = trust;
    }

    /**
     * Every entry and every tile, recomputed.
     *
     * @param seen a checkpoint from before, whose tree this one must begin with
     */
    TreeHead whole(Optional<TreeHead> seen) throws IOException, NotProven {
        TreeHead head = trust.open(source.checkpoint());
        if (seen.isPresent() && seen.get().size() > head.size()) {
            throw rolledBack(seen.get(), head.size());
        }
        Rebuilt rebuilt = new Rebuilt(
                (level, number, hashes) -> same(level, number, hashes, source.tile(level, number, head.size())));
        checkSeen(seen, rebuilt);
        for (long bundle = 0; bundle * Rebuilt.WIDTH < head.size(); bundle++) {
            for (byte[] entry : source.entries(bundle, head.size())) {
                rebuilt.add(TreeHash.leaf(entry));
                checkSeen(seen, rebuilt);
            }
        }
        rebuilt.end();
        if (!Arrays.equals(rebuilt.root(), head.root())) {
            throw new NotProven(
                    "the entries and tiles agree with one another, but not with the root that was signed: the"
                            + " log was rewritten after checkpoint " + head.size());
        }
        return head;
    }

    /** The entries from {@code first} to {@code last}, both included, and what connects them with the signed root. */
    TreeHead range(long first, long last) throws IOException, NotProven {
        TreeHead head = trust.open(source.checkpoint());
        if (first < 0 || first > last || last >= head.size()) {
            throw new NotProven("the log has " + head.size() + " entries, from 0 to " + (head.size() - 1));
        }
        Map<Long, List<byte[]>> bundles = new HashMap<>();
        for (long bundle = first / Rebuilt.WIDTH; bundle <= last / Rebuilt.WIDTH; bundle++) {
            bundles.put(bundle, source.entries(bundle, head.size()));
        }
        Map<String, byte[]> tiles = new HashMap<>();
        if (!Arrays.equals(hash(0, head.size(), first, last + 1, head.size(), bundles, tiles), head.root())) {
            for (long index = first; index <= last; index++) {
                byte[] tile = tile(tiles, 0, index / Rebuilt.WIDTH, head.size());
                int at = (int) (index % Rebuilt.WIDTH);
                byte[] leaf = TreeHash.leaf(Objects.requireNonNull(bundles.get(index / Rebuilt.WIDTH))
                        .get(at));
                if (!Arrays.equals(leaf, Rebuilt.subtree(tile, at, 1))) {
                    throw differs(0, index / Rebuilt.WIDTH, at);
                }
            }
            throw new NotProven("these entries, with the tiles around them, have not the root that was signed");
        }
        return head;
    }

    static void checkSeen(Optional<TreeHead> seen, Rebuilt rebuilt) throws NotProven {
        if (seen.isPresent()
                && seen.get().size() == rebuilt.size()
                && !Arrays.equals(seen.get().root(), rebuilt.root())) {
            throw new NotProven("the first " + rebuilt.size() + " entries are not those of the checkpoint that was seen"
                    + " before: the log was rewritten or forked");
        }
    }

    static NotProven rolledBack(TreeHead seen, long size) {
        return new NotProven("the log was rolled back: it had " + seen.size()
                + " entries at the checkpoint that was seen" + " before, and has " + size);
    }

    static void same(int level, long number, byte[] computed, byte[] stored) throws NotProven {
        for (int at = 0; at < computed.length / TreeHash.LENGTH; at++) {
            int from = at * TreeHash.LENGTH;
            int to = from + TreeHash.LENGTH;
            if (stored.length < to || !Arrays.equals(computed, from, to, stored, from, to)) {
                throw differs(level, number, at);
            }
        }
        if (stored.length != computed.length) {
            throw new NotProven("tile " + level + "/" + number + " is wider than the log");
        }
    }

    private static NotProven differs(int level, long number, int at) {
        long place = number * Rebuilt.WIDTH + at;
        return level == 0
                ? new NotProven("entry " + place + " is not the one that tile 0/" + number + " holds the hash of")
                : new NotProven("tile " + level + "/" + number + " does not hold the hash of tile " + (level - 1) + "/"
                        + place);
    }

    /** Leaves of the range come from their entries, all else from tiles; only the true ones give the signed root. */
    private byte[] hash(
            long start,
            long end,
            long first,
            long beyond,
            long size,
            Map<Long, List<byte[]>> bundles,
            Map<String, byte[]> tiles)
            throws IOException, NotProven {
        long leaves = end - start;
        boolean outside = end <= first || start >= beyond;
        if (outside && Long.bitCount(leaves) == 1) {
            int height = Long.numberOfTrailingZeros(leaves);
            long at = start >>> (8 * (height / 8));
            byte[] tile = tile(tiles, height / 8, at / Rebuilt.WIDTH, size);
            return Rebuilt.subtree(tile, (int) (at % Rebuilt.WIDTH), 1 << (height % 8));
        }
        if (leaves == 1) {
            List<byte[]> bundle = Objects.requireNonNull(bundles.get(start / Rebuilt.WIDTH));
            return TreeHash.leaf(bundle.get((int) (start % Rebuilt.WIDTH)));
        }
        long middle = start + Long.highestOneBit(leaves - 1);
        return TreeHash.node(
                hash(start, middle, first, beyond, size, bundles, tiles),
                hash(middle, end, first, beyond, size, bundles, tiles));
    }

    private byte[] tile(Map<String, byte[]> tiles, int level, long number, long size) throws IOException, NotProven {
        String name = level + "/" + number;
        byte[] tile = tiles.get(name);
        if (tile == null) {
            tile = source.tile(level, number, size);
            tiles.put(name, tile);
        }
        return tile;
    }
}
