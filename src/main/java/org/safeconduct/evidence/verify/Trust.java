package org.safeconduct.evidence.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The keys that whoever verifies believes in: a copy of {@code /.well-known/safe-conduct}, taken when there was no reason
 * for doubt.
 *
 * @param logs keys of one log: it may have changed its key, and all that it signed with counts
 * @param receiptKeys JSON Web Keys that sign receipts
 */
public record Trust(List<VerifierKey> logs, List<VerifierKey> witnesses, List<JsonNode> receiptKeys) {

    public Trust {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        receiptKeys = List.copyOf(receiptKeys);
    }

    static Trust read(Path file) throws IOException, NotProven {
        JsonNode known;
        try {
            known = new ObjectMapper().readTree(file.toFile());
        } catch (JacksonException e) {
            throw new IOException(file + " cannot be read as JSON", e);
        }
        return of(known);
    }

    static Trust of(JsonNode known) throws NotProven {
        List<VerifierKey> witnesses = new ArrayList<>();
        for (JsonNode witness : known.at("/log/witnesses")) {
            witnesses.add(VerifierKey.parse(witness.asString("")));
        }
        List<JsonNode> receiptKeys = new ArrayList<>();
        known.at("/receiptKeys/keys").forEach(receiptKeys::add);
        List<VerifierKey> logs =
                new ArrayList<>(List.of(VerifierKey.parse(known.at("/log/key").asString(""))));
        for (JsonNode key : known.at("/log/keys")) {
            VerifierKey other = VerifierKey.parse(key.asString(""));
            if (!other.name().equals(logs.getFirst().name())) {
                throw new NotProven("these are keys of different logs");
            }
            if (!key.asString("").equals(logs.getFirst().text())) {
                logs.add(other);
            }
        }
        return new Trust(logs, witnesses, receiptKeys);
    }

    TreeHead open(String checkpoint) throws NotProven {
        return TreeHead.open(checkpoint, logs, witnesses);
    }

    /** The log's name. */
    String origin() {
        return logs.getFirst().name();
    }

    /**
     * Whether one of the log's keys signed it.
     *
     * @throws NotProven if a signature is wrong
     */
    boolean signed(Note note) throws NotProven {
        return TreeHead.signed(note, logs);
    }

    /** Those of the log's keys that signed it. */
    List<VerifierKey> signers(Note note) throws NotProven {
        List<VerifierKey> signers = new ArrayList<>();
        for (VerifierKey log : logs) {
            if (log.signed(note)) {
                signers.add(log);
            }
        }
        return signers;
    }
}
