package org.safeconduct.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys that whoever verifies believes in: a copy of {@code /.well-known/safe-conduct}, taken when there was no reason
 * for doubt.
 *
 * @param receiptKeys JSON Web Keys that sign receipts
 */
public record Trust(VerifierKey log, List<VerifierKey> witnesses, List<JsonNode> receiptKeys) {

    public Trust {
        witnesses = List.copyOf(witnesses);
        receiptKeys = List.copyOf(receiptKeys);
    }

    static Trust read(Path file) throws IOException, NotProven {
        return of(new ObjectMapper().readTree(file.toFile()));
    }

    static Trust of(JsonNode known) throws NotProven {
        List<VerifierKey> witnesses = new ArrayList<>();
        for (JsonNode witness : known.at("/log/witnesses")) {
            witnesses.add(VerifierKey.parse(witness.asText()));
        }
        List<JsonNode> receiptKeys = new ArrayList<>();
        known.at("/receiptKeys/keys").forEach(receiptKeys::add);
        return new Trust(VerifierKey.parse(known.at("/log/key").asText()), witnesses, receiptKeys);
    }

    TreeHead open(String checkpoint) throws NotProven {
        return TreeHead.open(checkpoint, log, witnesses);
    }
}
