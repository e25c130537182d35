package org.safeconduct.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of a Merkle tree (RFC 9162 section 2.1.1), SHA-256. All that writer and verifier have in common. */
public final class TreeHash {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHash() {}

    /** Of a tree without leaves. */
    public static byte[] empty() {
        return sha256().digest();
    }

    public static byte[] leaf(byte[] entry) {
        MessageDigest sha256 = sha256();
        sha256.update(LEAF);
        return sha256.digest(entry);
    }

    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest sha256 = sha256();
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }

    /** What the log keeps of a record: SHA-256 over salt and canonical record. */
    public static byte[] commitment(byte[] salt, byte[] canonical) {
        MessageDigest sha256 = sha256();
        sha256.update(salt);
        return sha256.digest(canonical);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
