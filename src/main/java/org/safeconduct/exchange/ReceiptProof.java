package org.safeconduct.exchange;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceLog;
import org.safeconduct.evidence.Inclusion;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts beside the signed receipt what proves it: where each promised entry is in the evidence log, and the checkpoint that
 * contains them. The signature does not cover this part, and need not: it proves itself.
 */
@Component
class ReceiptProof {

    private final Evidence evidence;
    private final EvidenceLog log;
    private final ObjectMapper json;

    ReceiptProof(Evidence evidence, EvidenceLog log, ObjectMapper json) {
        this.evidence = evidence;
        this.log = log;
        this.json = json;
    }

    /** @param jws the receipt that the sharer got */
    ObjectNode of(Reference reference, String jws) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("receipt", jws);
        List<String> promised = promised(jws);
        List<Long> entries = evidence.entries(reference, promised);
        // Proved whole or not at all: a receipt that proves some of its promises reads as if it proved them all.
        if (entries.size() == promised.size()) {
            log.prove(entries).ifPresent(proven -> document.set("log", written(proven)));
        }
        document.put("state", document.has("log") ? "proven" : "promised");
        return document;
    }

    private static ObjectNode written(EvidenceLog.Proven proven) {
        ObjectNode log = JsonNodeFactory.instance.objectNode();
        log.put("checkpoint", proven.checkpoint().note());
        log.put("witnesses", proven.checkpoint().witnesses());
        ArrayNode entries = log.putArray("entries");
        for (Inclusion entry : proven.entries()) {
            ArrayNode path = entries.addObject()
                    .put("commitment", HexFormat.of().formatHex(entry.commitment()))
                    .put("index", entry.index())
                    .putArray("path");
            entry.path().forEach(hash -> path.add(Base64.getEncoder().encodeToString(hash)));
        }
        return log;
    }

    private List<String> promised(String jws) {
        try {
            JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]));
            List<String> commitments = new ArrayList<>();
            claims.path("evidence").forEach(commitment -> commitments.add(commitment.asString("")));
            return commitments;
        } catch (JacksonException e) {
            throw new IllegalStateException("a receipt's claims cannot be read", e);
        }
    }
}
