package org.safeconduct.evidence.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.safeconduct.evidence.SeenTrees;
import org.safeconduct.evidence.SeenTrees.Seen;
import org.safeconduct.evidence.TreeHash;
import org.safeconduct.evidence.verify.NotProven;
import org.safeconduct.evidence.verify.Note;
import org.safeconduct.evidence.verify.Proofs;
import org.safeconduct.evidence.verify.TreeHead;
import org.safeconduct.evidence.verify.VerifierKey;
import org.safeconduct.sealing.keys.NoteKey;

/**
 * Signs that a log only grew since the last time (C2SP tlog-witness). One request at a time: what it checked against must
 * still be the newest when it signs.
 */
final class Witness {

    /** An answer by HTTP. */
    record Answer(int status, String contentType, String body) {}

    private static final int MOST_HASHES = 63;

    private final List<VerifierKey> logs;
    private final NoteKey key;
    private final VerifierKey verifier;
    private final SeenTrees memory;
    private final Clock clock;

    Witness(String name, NoteKey key, List<VerifierKey> logs, SeenTrees memory, Clock clock) throws NotProven {
        this.logs = List.copyOf(logs);
        this.key = key;
        this.verifier = VerifierKey.of(name, VerifierKey.COSIGNATURE, key.publicKey());
        this.memory = memory;
        this.clock = clock;
    }

    /** What logs and verifiers are to be told. */
    VerifierKey verifier() {
        return verifier;
    }

    /** {@code old <size>}, the hashes of a consistency proof, an empty line, and a checkpoint. */
    synchronized Answer addCheckpoint(byte[] body) throws IOException {
        long old;
        List<byte[]> proof = new ArrayList<>();
        Note note;
        TreeHead head;
        try {
            String text = utf8(body);
            int blank = text.indexOf("\n\n");
            List<String> lines = text.substring(0, Math.max(0, blank)).lines().toList();
            if (lines.isEmpty() || !lines.getFirst().matches("old (0|[1-9][0-9]{0,17})")) {
                return bad("the first line must be 'old' and a size");
            }
            old = Long.parseLong(lines.getFirst().substring("old ".length()));
            for (String line : lines.subList(1, lines.size())) {
                proof.add(Base64.getDecoder().decode(line));
            }
            note = Note.parse(text.substring(blank + 2));
            head = TreeHead.read(note);
        } catch (NotProven | CharacterCodingException | IllegalArgumentException e) {
            return bad("this is not an add-checkpoint request");
        }
        if (proof.size() > MOST_HASHES) {
            return bad("a proof has at most " + MOST_HASHES + " hashes");
        }
        // More than one, while the log changes its key.
        List<VerifierKey> log = logs.stream()
                .filter(known -> known.name().equals(head.origin()))
                .toList();
        if (log.isEmpty()) {
            return new Answer(404, "text/plain", "this log is not known here\n");
        }
        if (log.stream().noneMatch(key -> signed(key, note))) {
            return new Answer(403, "text/plain", "the log's signature is missing or wrong\n");
        }
        if (old > head.size()) {
            return bad("the old size is larger than the new one");
        }
        return judge(old, proof, note, head);
    }

    private Answer judge(long old, List<byte[]> proof, Note note, TreeHead head) throws IOException {
        Seen seen = memory.of(head.origin()).orElseGet(() -> new Seen(0, TreeHash.empty()));
        if (old != seen.size()) {
            return conflict(seen);
        }
        if (head.size() == seen.size() && !Arrays.equals(head.root(), seen.root())) {
            return conflict(seen);
        }
        byte[] root = seen.size() == 0 ? TreeHash.empty() : seen.root();
        if (!Proofs.consistent(seen.size(), root, head.size(), head.root(), proof)) {
            return new Answer(422, "text/plain", "the log does not begin with the tree that was seen before\n");
        }
        memory.remember(head.origin(), new Seen(head.size(), head.root()));
        return new Answer(200, "text/plain; charset=utf-8", cosign(note.text()));
    }

    private String cosign(String text) {
        long time = clock.instant().getEpochSecond();
        byte[] signature = key.sign(VerifierKey.cosigned(text, time));
        return verifier.line(ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(time)
                .put(signature)
                .array());
    }

    private static boolean signed(VerifierKey log, Note note) {
        try {
            return log.signed(note);
        } catch (NotProven e) {
            return false;
        }
    }

    private static Answer conflict(Seen seen) {
        return new Answer(409, "text/x.tlog.size", seen.size() + "\n");
    }

    private static Answer bad(String why) {
        return new Answer(400, "text/plain", why + "\n");
    }

    private static String utf8(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }
}
