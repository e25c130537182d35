package org.safeconduct.sealing.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.safeconduct.sealing.keys.Crypto;

/**
 * The keys of {@code store.key}: its first line locks, every line unlocks what it has locked, and the last line makes the
 * pseudonyms. Names that are on record for good cannot be changed with a key.
 */
public final class StoreKeys {

    static final int ID = 4;

    private final List<Lock> locks;
    private final SecretKey pseudonymKey;
    private final String fingerprint;

    /** @param id names the key in what it has locked */
    @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals
    record Lock(byte[] id, SecretKey key) {

        @Override
        public String toString() {
            return "Lock[withheld]";
        }
    }

    /** @param keys of 32 bytes; they are wiped */
    public StoreKeys(List<byte[]> keys) {
        this.locks = keys.stream()
                .map(key -> new Lock(derive(key, "key id", ID), new SecretKeySpec(derive(key, "records", 32), "AES")))
                .toList();
        this.pseudonymKey = new SecretKeySpec(derive(keys.getLast(), "pseudonyms", 32), "HmacSHA256");
        ByteBuffer prints = ByteBuffer.allocate(32 * keys.size());
        keys.forEach(key -> prints.put(derive(key, "fingerprint", 32)));
        this.fingerprint = Crypto.sha256(prints.array());
        keys.forEach(key -> Arrays.fill(key, (byte) 0));
    }

    Lock first() {
        return locks.getFirst();
    }

    /** The key that has this id at a place of a record. */
    Optional<Lock> named(byte[] record, int at) {
        return locks.stream()
                .filter(lock -> Arrays.equals(lock.id(), 0, ID, record, at, at + ID))
                .findFirst();
    }

    SecretKey pseudonymKey() {
        return pseudonymKey;
    }

    /** A digest of all of them that says nothing about any. */
    public String fingerprint() {
        return fingerprint;
    }

    /** HKDF-SHA-256 (RFC 5869) with a label for each use. */
    private static byte[] derive(byte[] storeKey, String use, int length) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
        hkdf.init(new HKDFParameters(
                storeKey, null, ("safe-conduct store.key: " + use).getBytes(StandardCharsets.US_ASCII)));
        byte[] derived = new byte[length];
        hkdf.generateBytes(derived, 0, length);
        return derived;
    }

    @Override
    public String toString() {
        return "StoreKeys[" + HexFormat.of().formatHex(first().id()) + ", withheld]";
    }
}
