package org.safeconduct.evidence.verify;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.safeconduct.evidence.TreeHash;

/** A tree built anew from its leaves, one after the other; each tile is handed on when it is full, or at the end. */
final class Rebuilt {

    static final int WIDTH = 256;

    /** Where tiles go. */
    interface Sink {
        void tile(int level, long number, byte[] hashes) throws NotProven, java.io.IOException;
    }

    private final Sink sink;
    private final List<ByteArrayOutputStream> edge = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    /** The roots of the perfect subtrees that make up the tree, from left to right, and how high each is. */
    private final List<byte[]> peaks = new ArrayList<>();

    private final List<Integer> heights = new ArrayList<>();
    private long size;

    Rebuilt(Sink sink) {
        this.sink = sink;
    }

    long size() {
        return size;
    }

    void add(byte[] leafHash) throws NotProven, java.io.IOException {
        size++;
        peaks.add(leafHash);
        heights.add(0);
        while (heights.size() > 1 && heights.getLast().equals(heights.get(heights.size() - 2))) {
            byte[] right = peaks.removeLast();
            int height = heights.removeLast();
            byte[] left = peaks.removeLast();
            heights.removeLast();
            peaks.add(TreeHash.node(left, right));
            heights.add(height + 1);
        }
        place(0, leafHash);
    }

    byte[] root() {
        if (peaks.isEmpty()) {
            return TreeHash.empty();
        }
        byte[] root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = TreeHash.node(peaks.get(i), root);
        }
        return root;
    }

    /** Hands on the tiles at the right edge that are not full. */
    void end() throws NotProven, java.io.IOException {
        for (int level = 0; level < edge.size(); level++) {
            if (edge.get(level).size() > 0) {
                sink.tile(level, numbers.get(level), edge.get(level).toByteArray());
            }
        }
    }

    private void place(int level, byte[] hash) throws NotProven, java.io.IOException {
        if (level == edge.size()) {
            edge.add(new ByteArrayOutputStream());
            numbers.add(0L);
        }
        ByteArrayOutputStream tile = edge.get(level);
        tile.writeBytes(hash);
        if (tile.size() == WIDTH * TreeHash.LENGTH) {
            byte[] full = tile.toByteArray();
            sink.tile(level, numbers.get(level), full);
            numbers.set(level, numbers.get(level) + 1);
            tile.reset();
            place(level + 1, subtree(full, 0, WIDTH));
        }
    }

    /** The root of the perfect subtree over some hashes of a tile. */
    static byte[] subtree(byte[] tile, int from, int count) {
        List<byte[]> row = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            row.add(java.util.Arrays.copyOfRange(tile, i * TreeHash.LENGTH, (i + 1) * TreeHash.LENGTH));
        }
        while (row.size() > 1) {
            List<byte[]> above = new ArrayList<>();
            for (int i = 0; i < row.size(); i += 2) {
                above.add(TreeHash.node(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }
}
