package org.safeconduct.evidence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safeconduct.platform.Sha256;
import org.safeconduct.sealing.keys.NoteKey;
import org.safeconduct.sealing.own.LogKeys;
import org.springframework.stereotype.Component;

/** Writes and signs checkpoints: C2SP tlog-checkpoint, as signed notes with Ed25519. */
@Component
public class CheckpointSigner {

    private static final byte ED25519 = 1;

    private final String origin;
    private final LogKeys keys;

    CheckpointSigner(LogSettings settings, LogKeys keys) {
        this.origin = settings.origin();
        this.keys = keys;
    }

    /** The log's name in its checkpoints. */
    public String origin() {
        return origin;
    }

    /** The key with which anyone checks them, in the form of C2SP signed-note. */
    public String verifierKey() {
        return verifierKeys().getFirst();
    }

    /** Those of every key that signs now: the log's own first, then the one that will take its place. */
    public List<String> verifierKeys() {
        return keys.now().stream().map(this::verifierKey).toList();
    }

    /** @param at is signed too, as an extension line: how old what is in the log is hangs on it */
    String sign(long size, byte[] root, Instant at) {
        String text =
                origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\npublished " + at + "\n";
        StringBuilder note = new StringBuilder(text).append('\n');
        for (NoteKey key : keys.now()) {
            byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
            byte[] line = ByteBuffer.allocate(Integer.BYTES + signature.length)
                    .put(keyId(key))
                    .put(signature)
                    .array();
            note.append("\u2014 ")
                    .append(origin)
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(line))
                    .append('\n');
        }
        return note.toString();
    }

    /** What each key that signs now says for {@code verifierKey}, by its own verifier key. */
    Map<String, byte[]> vouch(String verifierKey) {
        Map<String, byte[]> signatures = new LinkedHashMap<>();
        keys.now().forEach(key -> signatures.put(verifierKey(key), key.sign(voucher(verifierKey))));
        return signatures;
    }

    /** Whether a key that signs now has said so. */
    boolean hasVouched(String verifierKey, String by, byte[] signature) {
        return keys.now().stream()
                .anyMatch(key -> verifierKey(key).equals(by) && key.signed(voucher(verifierKey), signature));
    }

    /** No checkpoint reads like this: its second line is a number. */
    private static byte[] voucher(String verifierKey) {
        return ("safe-conduct/log-key/v1\n" + verifierKey + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String verifierKey(NoteKey key) {
        byte[] typed = ByteBuffer.allocate(1 + key.publicKey().length)
                .put(ED25519)
                .put(key.publicKey())
                .array();
        return origin + "+" + HexFormat.of().formatHex(keyId(key)) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    private byte[] keyId(NoteKey key) {
        byte[] named = (origin + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] hashed = ByteBuffer.allocate(named.length + 1 + key.publicKey().length)
                .put(named)
                .put(ED25519)
                .put(key.publicKey())
                .array();
        return Arrays.copyOf(HexFormat.of().parseHex(Sha256.hex(hashed)), Integer.BYTES);
    }
}
