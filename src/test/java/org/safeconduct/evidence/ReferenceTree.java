package org.safeconduct.evidence;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** RFC 9162 section 2.1 word for word, on a list of leaves: slow, and shares nothing with the code under test. */
public final class ReferenceTree {

    /** The eight leaves whose roots Certificate Transparency implementations publish. */
    public static final List<byte[]> PUBLISHED_LEAVES = List.of(
            hex(""),
            hex("00"),
            hex("10"),
            hex("2021"),
            hex("3031"),
            hex("40414243"),
            hex("5051525354555657"),
            hex("606162636465666768696a6b6c6d6e6f"));

    /** The roots of the trees of 0 to 8 of these leaves. */
    public static final List<byte[]> PUBLISHED_ROOTS = List.of(
            hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            hex("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            hex("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
            hex("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
            hex("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
            hex("4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
            hex("76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
            hex("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
            hex("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"));

    private ReferenceTree() {}

    public static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return sha256();
        }
        if (leaves.size() == 1) {
            return leafHash(leaves.getFirst());
        }
        int k = split(leaves.size());
        return nodeHash(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    public static byte[] leafHash(byte[] leaf) {
        return sha256(new byte[] {0}, leaf);
    }

    public static byte[] nodeHash(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    public static List<byte[]> path(int m, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        return m < k ? plus(path(m, left), root(right)) : plus(path(m - k, right), root(left));
    }

    public static List<byte[]> proof(int m, List<byte[]> leaves) {
        return m == 0 ? List.of() : subproof(m, leaves, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> leaves, boolean b) {
        int n = leaves.size();
        if (m == n) {
            return b ? List.of() : List.of(root(leaves));
        }
        int k = split(n);
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, n);
        return m <= k ? plus(subproof(m, left, b), root(right)) : plus(subproof(m - k, right, false), root(left));
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<byte[]> plus(List<byte[]> list, byte[] last) {
        List<byte[]> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
