package org.safeconduct.sealing.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.Unavailable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * What the gateway itself must be able to read back, such as the answer it gave to a sharer: AES-256-GCM under a key derived
 * from {@code store.key}. Also keyed pseudonyms, under another key derived from it.
 *
 * <p>Written: a version byte, four bytes that name the key, a random 96-bit nonce, the ciphertext with its 128-bit tag.
 * With random nonces one key is good for 2<sup>32</sup> records (NIST SP 800-38D section 8.3).
 */
@NamedInterface
@Component
public class Vault {

    private static final byte VERSION = 1;
    private static final int KEY_ID = StoreKeys.ID;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int HEADER = 1 + KEY_ID;

    private final Supplier<StoreKeys> keys;
    private final Ids ids;

    Vault(Supplier<StoreKeys> keys, Ids ids) {
        this.keys = keys;
        this.ids = ids;
    }

    /**
     * Encrypts a record.
     *
     * @param context what the record belongs to, such as a reference: it cannot be unlocked as another's
     */
    public byte[] lock(String context, byte[] plain) {
        try {
            StoreKeys.Lock lock = keys.get().first();
            byte[] header = header(lock);
            byte[] nonce = ids.random(NONCE);
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, lock, header, nonce, context).doFinal(plain);
            return ByteBuffer.allocate(HEADER + NONCE + sealed.length)
                    .put(header)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new Unavailable("cannot lock a record", e);
        }
    }

    /**
     * Decrypts a record.
     *
     * @throws Unavailable if the record was altered, belongs to another context or was locked under another key
     */
    public byte[] unlock(String context, byte[] locked) {
        if (locked.length < HEADER + NONCE + TAG) {
            throw new Unavailable("a record is too short to be one");
        }
        StoreKeys.Lock lock = keys.get()
                .named(locked, 1)
                .filter(known -> locked[0] == VERSION)
                .orElseThrow(() -> new Unavailable("a record was locked under another key than store.key"));
        try {
            byte[] nonce = Arrays.copyOfRange(locked, HEADER, HEADER + NONCE);
            int start = HEADER + NONCE;
            return cipher(Cipher.DECRYPT_MODE, lock, header(lock), nonce, context)
                    .doFinal(locked, start, locked.length - start);
        } catch (GeneralSecurityException e) {
            throw new Unavailable("a record was altered or is not of this context", e);
        }
    }

    /** A stable name for something that must not be named, such as a child's NHS number: HMAC-SHA-256 in hexadecimal. */
    public String pseudonym(String of) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.get().pseudonymKey());
            return HexFormat.of().formatHex(mac.doFinal(of.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new Unavailable("cannot make a pseudonym", e);
        }
    }

    private static byte[] header(StoreKeys.Lock lock) {
        return ByteBuffer.allocate(HEADER).put(VERSION).put(lock.id()).array();
    }

    private static Cipher cipher(int mode, StoreKeys.Lock lock, byte[] header, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, lock.key(), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "Vault[withheld]";
    }
}
