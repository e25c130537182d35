package org.safeconduct.evidence.verify;

import java.util.Arrays;
import java.util.List;
import org.safeconduct.evidence.TreeHash;

/** Checks proofs as RFC 9162 sections 2.1.3.2 and 2.1.4.2 say, and nothing more leniently. */
public final class Proofs {

    private Proofs() {}

    /** Whether the leaf is at that index in the tree of that size and root. */
    public static boolean included(byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size || !hashes(path) || leafHash.length != TreeHash.LENGTH) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = TreeHash.node(sibling, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                hash = TreeHash.node(hash, sibling);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && Arrays.equals(hash, root);
    }

    /** Whether the tree of the second size and root begins with the tree of the first. */
    public static boolean consistent(long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> proof) {
        if (first < 0 || first > second || !hashes(proof)) {
            return false;
        }
        if (first == second) {
            return proof.isEmpty() && Arrays.equals(firstRoot, secondRoot);
        }
        if (first == 0) {
            return proof.isEmpty() && Arrays.equals(firstRoot, TreeHash.empty());
        }
        boolean whole = Long.bitCount(first) == 1;
        if (!whole && proof.isEmpty()) {
            return false;
        }
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>>= 1;
            sn >>>= 1;
        }
        byte[] fr = whole ? firstRoot : proof.getFirst();
        byte[] sr = fr;
        for (byte[] hash : whole ? proof : proof.subList(1, proof.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = TreeHash.node(hash, fr);
                sr = TreeHash.node(hash, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                sr = TreeHash.node(sr, hash);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && Arrays.equals(fr, firstRoot) && Arrays.equals(sr, secondRoot);
    }

    private static boolean hashes(List<byte[]> proof) {
        return proof.stream().allMatch(hash -> hash.length == TreeHash.LENGTH);
    }
}
