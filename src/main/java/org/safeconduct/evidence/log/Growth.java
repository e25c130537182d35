package org.safeconduct.evidence.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safeconduct.evidence.TreeHash;

/** The tiles that change when leaves are added at the right edge. */
final class Growth {

    /** A tile's place. */
    record Place(int level, long number) {}

    private final Tiles stored;
    private final Map<Place, byte[]> changed = new LinkedHashMap<>();

    /**
     * @param stored the tiles of the tree of that size
     * @param added the hashes of the leaves that follow
     */
    Growth(Tiles stored, long size, List<byte[]> added) {
        this.stored = stored;
        List<byte[]> hashes = added;
        for (int level = 0; !hashes.isEmpty(); level++) {
            hashes = grow(level, size >>> (Tiles.HEIGHT * level), hashes);
        }
    }

    Map<Place, byte[]> changed() {
        return changed;
    }

    /** The tree as it is with the new leaves. */
    Tree tree() {
        return new Tree((level, number) -> {
            byte[] fresh = changed.get(new Place(level, number));
            return fresh == null ? stored.tile(level, number) : fresh;
        });
    }

    /** Adds hashes on one level; each tile that becomes full is one hash for the level above. */
    private List<byte[]> grow(int level, long had, List<byte[]> hashes) {
        List<byte[]> above = new ArrayList<>();
        long number = had / Tiles.WIDTH;
        int width = (int) (had % Tiles.WIDTH);
        byte[] tile = new byte[Tiles.WIDTH * TreeHash.LENGTH];
        if (width > 0) {
            byte[] partial = stored.tile(level, number);
            if (partial.length != width * TreeHash.LENGTH) {
                throw new LogInconsistent(
                        "tile " + level + "/" + number + " has not the width that the checkpoint says");
            }
            System.arraycopy(partial, 0, tile, 0, partial.length);
        }
        for (byte[] hash : hashes) {
            System.arraycopy(hash, 0, tile, width * TreeHash.LENGTH, TreeHash.LENGTH);
            width++;
            if (width == Tiles.WIDTH) {
                changed.put(new Place(level, number), tile);
                above.add(Tree.fold(tile, 0, Tiles.WIDTH));
                number++;
                width = 0;
                tile = new byte[Tiles.WIDTH * TreeHash.LENGTH];
            }
        }
        if (width > 0) {
            changed.put(new Place(level, number), Arrays.copyOf(tile, width * TreeHash.LENGTH));
        }
        return above;
    }
}
