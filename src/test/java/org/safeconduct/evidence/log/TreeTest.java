package org.safeconduct.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.evidence.ReferenceTree;
import org.safeconduct.evidence.TreeHash;

/** The tiled tree against RFC 9162's own recursion. */
class TreeTest {

    private final Map<Growth.Place, byte[]> stored = new HashMap<>();
    private final Tiles tiles = (level, number) -> {
        byte[] tile = stored.get(new Growth.Place(level, number));
        if (tile == null) {
            throw new LogInconsistent("missing");
        }
        return tile;
    };

    private final List<byte[]> leaves = new ArrayList<>();

    private byte[] grow(List<byte[]> added) {
        Growth growth = new Growth(
                tiles, leaves.size(), added.stream().map(TreeHash::leaf).toList());
        leaves.addAll(added);
        byte[] root = growth.tree().root(leaves.size());
        stored.putAll(growth.changed());
        return root;
    }

    private static List<byte[]> leaves(int from, int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            leaves.add(ByteBuffer.allocate(4).putInt(i).array());
        }
        return leaves;
    }

    @Test
    void hasThePublishedRoots() {
        assertThat(new Tree(tiles).root(0)).isEqualTo(ReferenceTree.PUBLISHED_ROOTS.getFirst());
        for (int size = 1; size <= 8; size++) {
            byte[] root = grow(List.of(ReferenceTree.PUBLISHED_LEAVES.get(size - 1)));
            assertThat(root).as("%d leaves", size).isEqualTo(ReferenceTree.PUBLISHED_ROOTS.get(size));
        }
    }

    @Test
    void hasTheReferenceRoot_howeverTheLeavesArriveInBatches() {
        Random random = new Random(20261124);
        while (leaves.size() < 2_000) {
            byte[] root = grow(leaves(leaves.size(), 1 + random.nextInt(400)));
            assertThat(root).as("%d leaves", leaves.size()).isEqualTo(ReferenceTree.root(leaves));
        }
        assertThat(stored.get(new Growth.Place(0, 0))).hasSize(256 * TreeHash.LENGTH);
        assertThat(stored.get(new Growth.Place(1, 0))).hasSize(leaves.size() / 256 * TreeHash.LENGTH);
        assertThat(stored).doesNotContainKey(new Growth.Place(2, 0));
    }

    @Test
    void hasATopLevelTile_whenTheLevelBelowIsFull() {
        grow(leaves(0, 256 * 256 + 3));

        assertThat(stored.get(new Growth.Place(2, 0))).hasSize(TreeHash.LENGTH);
        assertThat(new Tree(tiles).root(leaves.size())).isEqualTo(ReferenceTree.root(leaves));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 255, 256, 257, 511, 700, 1025})
    void givesTheReferenceProofs(int size) {
        grow(leaves(0, size));
        Tree tree = new Tree(tiles);

        for (int index = 0; index < size; index += 1 + size / 64) {
            assertThat(tree.inclusion(index, size))
                    .as("leaf %d", index)
                    .containsExactlyElementsOf(ReferenceTree.path(index, leaves));
        }
        for (int from = 0; from <= size; from += 1 + size / 64) {
            assertThat(tree.consistency(from, size))
                    .as("from %d", from)
                    .containsExactlyElementsOf(ReferenceTree.proof(from, leaves));
        }
    }

    @Test
    void provesOlderTreesToo_whichEndInsideATileThatHasGrownSince() {
        grow(leaves(0, 900));
        Tree tree = new Tree(tiles);

        assertThat(tree.root(300)).isEqualTo(ReferenceTree.root(leaves.subList(0, 300)));
        assertThat(tree.inclusion(299, 300)).containsExactlyElementsOf(ReferenceTree.path(299, leaves.subList(0, 300)));
        assertThat(tree.consistency(300, 777))
                .containsExactlyElementsOf(ReferenceTree.proof(300, leaves.subList(0, 777)));
    }

    @Test
    void refusesToGrow_whenTheTileAtTheEdgeIsNotAsWideAsTheLog() {
        grow(leaves(0, 10));
        stored.put(new Growth.Place(0, 0), new byte[9 * TreeHash.LENGTH]);

        assertThatExceptionOfType(LogInconsistent.class).isThrownBy(() -> grow(leaves(10, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "/0/000, 0, 0, 256",
        "/63/999, 63, 999, 256",
        "/1/x001/x234/067, 1, 1234067, 256",
        "/0/x001/000.p/1, 0, 1000, 1",
        "/entries/003.p/255, -1, 3, 255"
    })
    void readsTheOneSpellingOfAPath(String path, int level, long number, int width) {
        assertThat(TilePath.of(path)).contains(new TilePath(level, number, width));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/64/000",
                "/00/000",
                "/-1/000",
                "/0/0",
                "/0/1000",
                "/0/x000/001",
                "/0/001/002",
                "/0/000.p/0",
                "/0/000.p/01",
                "/0/000.p/256",
                "/0/000/",
                "/entries/x072/x057/x594/x037/x927/936",
                "/data/000"
            })
    void doesNotReadAnother(String path) {
        assertThat(TilePath.of(path)).isEmpty();
    }
}
