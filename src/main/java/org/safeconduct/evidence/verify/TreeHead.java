package org.safeconduct.evidence.verify;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safeconduct.evidence.TreeHash;

/**
 * What a checkpoint (C2SP tlog-checkpoint) says.
 *
 * @param published when it was signed, where it says so
 * @param witnesses the names of those trusted witnesses that cosigned it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record TreeHead(String origin, long size, byte[] root, Optional<Instant> published, List<String> witnesses) {

    private static final String PUBLISHED = "published ";

    public TreeHead {
        witnesses = List.copyOf(witnesses);
    }

    /** A checkpoint that this log signed. */
    public static TreeHead open(String checkpoint, VerifierKey log, List<VerifierKey> witnesses) throws NotProven {
        return open(checkpoint, List.of(log), witnesses);
    }

    /** @param logs keys of the one log; it must have signed with at least one of them, and with none wrongly */
    static TreeHead open(String checkpoint, List<VerifierKey> logs, List<VerifierKey> witnesses) throws NotProven {
        VerifierKey log = logs.getFirst();
        Note note = Note.parse(checkpoint);
        TreeHead head = read(note);
        if (!head.origin().equals(log.name())) {
            throw new NotProven("the checkpoint is of another log: " + head.origin());
        }
        if (!signed(note, logs)) {
            throw new NotProven("the checkpoint does not carry the signature of " + log.name());
        }
        List<String> seen = new ArrayList<>();
        for (VerifierKey witness : witnesses) {
            if (witness.signed(note) && !seen.contains(witness.name())) {
                seen.add(witness.name());
            }
        }
        return new TreeHead(head.origin(), head.size(), head.root(), head.published(), seen);
    }

    static boolean signed(Note note, List<VerifierKey> logs) throws NotProven {
        boolean signed = false;
        for (VerifierKey log : logs) {
            signed |= log.signed(note);
        }
        return signed;
    }

    /** What a checkpoint says, whoever signed it. */
    public static TreeHead read(Note note) throws NotProven {
        String[] lines = note.text().split("\n", -1);
        if (lines.length < 4 || lines[0].isEmpty() || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new NotProven("this is not a checkpoint");
        }
        byte[] root = VerifierKey.decode(lines[2]).orElse(new byte[0]);
        if (root.length != TreeHash.LENGTH) {
            throw new NotProven("the root of the checkpoint is not a hash");
        }
        return new TreeHead(lines[0], Long.parseLong(lines[1]), root, published(lines[3]), List.of());
    }

    private static Optional<Instant> published(String line) throws NotProven {
        if (!line.startsWith(PUBLISHED)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(line.substring(PUBLISHED.length())));
        } catch (DateTimeParseException e) {
            throw new NotProven("the time of the checkpoint is not a time");
        }
    }
}
