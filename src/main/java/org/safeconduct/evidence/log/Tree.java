package org.safeconduct.evidence.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.safeconduct.evidence.TreeHash;

/** Roots and proofs of RFC 9162 section 2.1, by its own recursion, read from tiles. */
final class Tree {

    private final Tiles tiles;

    /** Reads each tile once: a proof passes the same ones several times. */
    Tree(Tiles tiles) {
        Map<String, byte[]> read = new HashMap<>();
        this.tiles = (level, number) -> read.computeIfAbsent(level + "/" + number, name -> tiles.tile(level, number));
    }

    byte[] root(long size) {
        return size == 0 ? TreeHash.empty() : hash(0, size);
    }

    /** PATH(index, D[size]). */
    List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("the tree has no such leaf");
        }
        List<byte[]> path = new ArrayList<>();
        addPath(path, index, 0, size);
        return path;
    }

    /** PROOF(from, D[to]). */
    List<byte[]> consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("a tree only grows");
        }
        List<byte[]> proof = new ArrayList<>();
        if (from > 0) {
            addSubproof(proof, from, 0, to, true);
        }
        return proof;
    }

    private void addPath(List<byte[]> path, long index, long start, long end) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (index < middle) {
            addPath(path, index, start, middle);
            path.add(hash(middle, end));
        } else {
            addPath(path, index, middle, end);
            path.add(hash(start, middle));
        }
    }

    /** @param known whether the verifier has the hash of the old tree's part of this already */
    private void addSubproof(List<byte[]> proof, long from, long start, long end, boolean known) {
        if (from == end) {
            if (!known) {
                proof.add(hash(start, end));
            }
            return;
        }
        long middle = start + split(end - start);
        if (from <= middle) {
            addSubproof(proof, from, start, middle, known);
            proof.add(hash(middle, end));
        } else {
            addSubproof(proof, from, middle, end, false);
            proof.add(hash(start, middle));
        }
    }

    /** The largest power of two less than n. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }

    private byte[] hash(long start, long end) {
        long leaves = end - start;
        if (Long.bitCount(leaves) == 1) {
            return perfect(start, Long.numberOfTrailingZeros(leaves));
        }
        long middle = start + split(leaves);
        return TreeHash.node(hash(start, middle), hash(middle, end));
    }

    /** A subtree whose every place is taken: it is in one tile, or is folded from a part of one. */
    private byte[] perfect(long start, int height) {
        int level = height / Tiles.HEIGHT;
        long first = start >>> (Tiles.HEIGHT * level);
        int count = 1 << (height % Tiles.HEIGHT);
        byte[] tile = tiles.tile(level, first / Tiles.WIDTH);
        int at = (int) (first % Tiles.WIDTH);
        if (tile.length < (at + count) * TreeHash.LENGTH) {
            throw new LogInconsistent("tile " + level + "/" + first / Tiles.WIDTH + " is narrower than it was");
        }
        return fold(tile, at, count);
    }

    static byte[] fold(byte[] tile, int at, int count) {
        if (count == 1) {
            return Arrays.copyOfRange(tile, at * TreeHash.LENGTH, (at + 1) * TreeHash.LENGTH);
        }
        return TreeHash.node(fold(tile, at, count / 2), fold(tile, at + count / 2, count / 2));
    }
}
