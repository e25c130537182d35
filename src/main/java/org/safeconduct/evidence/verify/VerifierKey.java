package org.safeconduct.evidence.verify;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Who may have signed a note: {@code name+id+key}, as C2SP signed-note writes it. Ed25519 in both ways that are in use. */
public final class VerifierKey {

    /** Signs the note's text. */
    public static final byte NOTE = 0x01;

    /** Signs the text and a time: a witness's cosignature. */
    public static final byte COSIGNATURE = 0x04;

    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_LENGTH = 32;
    private static final int SIGNATURE_LENGTH = 64;

    private final String name;
    private final byte[] id;
    private final byte type;
    private final byte[] raw;
    private final PublicKey key;

    private VerifierKey(String name, byte type, byte[] raw) throws NotProven {
        this.name = name;
        this.type = type;
        this.raw = raw;
        this.id = id(name, type, raw);
        try {
            ByteArrayOutputStream encoded = new ByteArrayOutputStream();
            encoded.writeBytes(ED25519);
            encoded.writeBytes(raw);
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new NotProven("this is not an Ed25519 key: " + name);
        }
    }

    /** @param key 32 bytes */
    public static VerifierKey of(String name, byte type, byte[] key) throws NotProven {
        return new VerifierKey(name, type, key);
    }

    public static VerifierKey parse(String text) throws NotProven {
        String[] parts = text.strip().split("\\+", 3);
        byte[] typed = parts.length == 3 ? decode(parts[2]).orElse(new byte[0]) : new byte[0];
        if (typed.length != 1 + KEY_LENGTH || (typed[0] != NOTE && typed[0] != COSIGNATURE) || parts[0].isEmpty()) {
            throw new NotProven("this is not a verifier key (name+id+key): " + text);
        }
        VerifierKey key = new VerifierKey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(key.id).equals(parts[1])) {
            throw new NotProven("the id of this verifier key is not that of its name and key: " + text);
        }
        return key;
    }

    public String name() {
        return name;
    }

    /** As the key was parsed. */
    public String text() {
        byte[] typed = ByteBuffer.allocate(1 + raw.length).put(type).put(raw).array();
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** A signature line of a note (C2SP signed-note). */
    public String line(byte[] signature) {
        byte[] identified = ByteBuffer.allocate(id.length + signature.length)
                .put(id)
                .put(signature)
                .array();
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(identified) + "\n";
    }

    /** What a cosignature at that time signs. */
    public static byte[] cosigned(String text, long time) {
        return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether the note carries a signature of this key.
     *
     * @throws NotProven if it carries one that is wrong
     */
    public boolean signed(Note note) throws NotProven {
        boolean found = false;
        for (Note.Signature signature : note.signatures()) {
            if (signature.name().equals(name) && Arrays.equals(signature.keyId(), id)) {
                if (!verifies(note.text(), signature.bytes())) {
                    throw new NotProven("the signature of " + name + " is wrong");
                }
                found = true;
            }
        }
        return found;
    }

    /** Whether this key has said that another is one of its log's. */
    boolean vouched(String verifierKey, byte[] signature) {
        return verifies("safe-conduct/log-key/v1\n" + verifierKey + "\n", signature);
    }

    private boolean verifies(String text, byte[] signature) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        byte[] bare = signature;
        if (type == COSIGNATURE) {
            if (signature.length != Long.BYTES + SIGNATURE_LENGTH) {
                return false;
            }
            long time = ByteBuffer.wrap(signature).getLong();
            if (time < 0) {
                return false;
            }
            message = cosigned(text, time);
            bare = Arrays.copyOfRange(signature, Long.BYTES, signature.length);
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return bare.length == SIGNATURE_LENGTH && check.verify(bare);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static Optional<byte[]> decode(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            // One spelling only: otherwise the same proof could be written in many ways.
            return Base64.getEncoder().encodeToString(bytes).equals(base64) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] id(String name, byte type, byte[] raw) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            sha256.update(type);
            return Arrays.copyOf(sha256.digest(raw), Integer.BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
