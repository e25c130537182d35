package org.safeconduct.evidence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.safeconduct.platform.Sha256;
import org.safeconduct.sealing.NoteKey;
import org.springframework.stereotype.Component;

/** Writes and signs checkpoints: C2SP tlog-checkpoint, as signed notes with Ed25519. */
@Component
public class CheckpointSigner {

    private static final byte ED25519 = 1;

    private final String origin;
    private final NoteKey key;
    private final byte[] keyId;

    CheckpointSigner(LogSettings settings, NoteKey key) {
        this.origin = settings.origin();
        this.key = key;
        byte[] named = (origin + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] hashed = ByteBuffer.allocate(named.length + 1 + key.publicKey().length)
                .put(named)
                .put(ED25519)
                .put(key.publicKey())
                .array();
        this.keyId = Arrays.copyOf(HexFormat.of().parseHex(Sha256.hex(hashed)), Integer.BYTES);
    }

    /** The log's name in its checkpoints. */
    public String origin() {
        return origin;
    }

    /** The key with which anyone checks them, in the form of C2SP signed-note. */
    public String verifierKey() {
        byte[] typed = ByteBuffer.allocate(1 + key.publicKey().length)
                .put(ED25519)
                .put(key.publicKey())
                .array();
        return origin + "+" + HexFormat.of().formatHex(keyId) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    String sign(long size, byte[] root) {
        String text = origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        byte[] line = ByteBuffer.allocate(keyId.length + signature.length)
                .put(keyId)
                .put(signature)
                .array();
        return text + "\n\u2014 " + origin + " " + Base64.getEncoder().encodeToString(line) + "\n";
    }
}
