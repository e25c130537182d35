package org.safeconduct.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.evidence.ReferenceTree;

/**
 * The strict verifier against vectors made as those of transparency-dev/merkle are: each true proof, and each way of
 * spoiling it.
 */
class ProofsTest {

    private static final byte[] GARBAGE = new byte[32];

    private static final List<byte[]> LEAVES = leaves(70);

    private static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>(ReferenceTree.PUBLISHED_LEAVES);
        while (leaves.size() < count) {
            leaves.add(ByteBuffer.allocate(4).putInt(leaves.size()).array());
        }
        return leaves;
    }

    record Sizes(int one, int other) {}

    static Stream<Sizes> inclusions() {
        return sizes().flatMap(size -> Stream.of(0, 1, size / 2, size - 2, size - 1)
                .filter(index -> index >= 0 && index < size)
                .distinct()
                .map(index -> new Sizes(index, size)));
    }

    static Stream<Sizes> consistencies() {
        return sizes().flatMap(size -> Stream.of(1, 2, 3, size / 2, size - 1)
                .filter(first -> first > 0 && first < size)
                .distinct()
                .map(first -> new Sizes(first, size)));
    }

    private static Stream<Integer> sizes() {
        return Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65, 70);
    }

    @ParameterizedTest
    @MethodSource("inclusions")
    void provesALeaf_andNothingThatWasSpoiled(Sizes vector) {
        int index = vector.one();
        int size = vector.other();
        List<byte[]> tree = LEAVES.subList(0, size);
        byte[] root = ReferenceTree.root(tree);
        byte[] leaf = ReferenceTree.leafHash(LEAVES.get(index));
        List<byte[]> path = ReferenceTree.path(index, tree);

        assertThat(Proofs.included(leaf, index, size, path, root)).isTrue();
        spoiled(path, root)
                .forEach((how, spoiled) -> assertThat(Proofs.included(leaf, index, size, spoiled, root))
                        .as(how)
                        .isFalse());
        for (long wrong : List.of(-1L, index - 1L, index + 1L, index ^ 2L, (long) size, Long.MAX_VALUE)) {
            assertThat(Proofs.included(leaf, wrong, size, path, root))
                    .as("index %d", wrong)
                    .isFalse();
        }
        // Another size can have the very same path, so only sizes that cannot are refused: half, double, none.
        for (long wrong : List.of(0L, -1L, size * 2L, (long) index)) {
            assertThat(Proofs.included(leaf, index, wrong, path, root))
                    .as("size %d", wrong)
                    .isFalse();
        }
        assertThat(Proofs.included(GARBAGE, index, size, path, root)).isFalse();
        assertThat(Proofs.included(leaf, index, size, path, GARBAGE)).isFalse();
        assertThat(Proofs.included(leaf, index, size, path, new byte[0])).isFalse();
    }

    @ParameterizedTest
    @MethodSource("consistencies")
    void provesThatATreeGrew_andNothingThatWasSpoiled(Sizes vector) {
        int first = vector.one();
        int second = vector.other();
        byte[] root1 = ReferenceTree.root(LEAVES.subList(0, first));
        byte[] root2 = ReferenceTree.root(LEAVES.subList(0, second));
        List<byte[]> proof = ReferenceTree.proof(first, LEAVES.subList(0, second));

        assertThat(Proofs.consistent(first, root1, second, root2, proof)).isTrue();
        spoiled(proof, root2)
                .forEach((how, spoiled) -> assertThat(Proofs.consistent(first, root1, second, root2, spoiled))
                        .as(how)
                        .isFalse());
        assertThat(Proofs.consistent(second, root2, first, root1, proof)).isFalse();
        assertThat(Proofs.consistent(first, root2, second, root1, proof)).isFalse();
        assertThat(Proofs.consistent(first, GARBAGE, second, root2, proof)).isFalse();
        assertThat(Proofs.consistent(first, root1, second, GARBAGE, proof)).isFalse();
        assertThat(Proofs.consistent(0, root1, second, root2, proof)).isFalse();
        assertThat(Proofs.consistent(-1, root1, second, root2, proof)).isFalse();
        assertThat(Proofs.consistent(second, root1, second, root2, proof)).isFalse();
        assertThat(Proofs.consistent(first, root1, second * 2L, root2, proof)).isFalse();
    }

    @Test
    void needsNoProofBetweenEqualTrees_norFromTheEmptyOne_andTakesNone() {
        byte[] empty = ReferenceTree.PUBLISHED_ROOTS.getFirst();
        byte[] eight = ReferenceTree.PUBLISHED_ROOTS.get(8);

        assertThat(Proofs.consistent(8, eight, 8, eight, List.of())).isTrue();
        assertThat(Proofs.consistent(8, eight, 8, eight, List.of(eight))).isFalse();
        assertThat(Proofs.consistent(0, empty, 8, eight, List.of())).isTrue();
        assertThat(Proofs.consistent(0, eight, 8, eight, List.of())).isFalse();
        assertThat(Proofs.consistent(0, empty, 8, eight, List.of(eight))).isFalse();
        assertThat(Proofs.consistent(0, empty, 0, empty, List.of())).isTrue();
    }

    /** A vector as transparency-dev/merkle publishes it: testdata/consistency/1/happy-path.json. */
    @Test
    void passesAPublishedVector() {
        List<byte[]> proof = Stream.of(
                        "lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=",
                        "Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=",
                        "a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=")
                .map(Base64.getDecoder()::decode)
                .toList();

        assertThat(Proofs.consistent(
                        1,
                        Base64.getDecoder().decode("bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0="),
                        8,
                        Base64.getDecoder().decode("XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg="),
                        proof))
                .isTrue();
    }

    /** Every way in which a list of hashes can be wrong. */
    private static Map<String, List<byte[]>> spoiled(List<byte[]> proof, byte[] root) {
        Map<String, List<byte[]>> spoiled = new LinkedHashMap<>();
        spoiled.put("garbage before", inserted(proof, 0, GARBAGE));
        spoiled.put("garbage after", inserted(proof, proof.size(), GARBAGE));
        spoiled.put("root before", inserted(proof, 0, root));
        spoiled.put("root after", inserted(proof, proof.size(), root));
        spoiled.put("empty hash after", inserted(proof, proof.size(), new byte[0]));
        for (int i = 0; i < proof.size(); i++) {
            List<byte[]> shorter = new ArrayList<>(proof);
            shorter.remove(i);
            spoiled.put("without hash " + i, shorter);
            List<byte[]> flipped = new ArrayList<>(proof);
            byte[] hash = proof.get(i).clone();
            hash[i % 32] ^= 4;
            flipped.set(i, hash);
            spoiled.put("a bit of hash " + i, flipped);
            List<byte[]> cut = new ArrayList<>(proof);
            cut.set(i, java.util.Arrays.copyOf(proof.get(i), 31));
            spoiled.put("hash " + i + " cut", cut);
            spoiled.put("hash " + i + " twice", inserted(proof, i, proof.get(i)));
            if (i > 0) {
                List<byte[]> swapped = new ArrayList<>(proof);
                java.util.Collections.swap(swapped, i - 1, i);
                spoiled.put("hashes " + (i - 1) + " and " + i + " swapped", swapped);
            }
        }
        if (!proof.isEmpty()) {
            spoiled.put("nothing", List.of());
        }
        return spoiled;
    }

    private static List<byte[]> inserted(List<byte[]> proof, int at, byte[] hash) {
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(at, hash);
        return longer;
    }
}
