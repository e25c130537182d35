package org.safeconduct.exchange;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Json;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceLog;
import org.springframework.stereotype.Component;

/**
 * What proves a signed receipt: where each promised entry is in the evidence log, and the checkpoint that contains them. The
 * signature does not cover this part, and need not: it proves itself.
 */
@Component
public class ReceiptProof {

    private final Evidence evidence;
    private final EvidenceLog log;

    ReceiptProof(Evidence evidence, EvidenceLog log) {
        this.evidence = evidence;
        this.log = log;
    }

    /**
     * @param jws the receipt that the sharer got
     * @return empty until every entry that it promises is in the log
     */
    public Optional<EvidenceLog.Proven> of(Reference reference, String jws) {
        List<String> promised = promised(jws);
        List<Long> entries = evidence.entries(reference, promised);
        // Proved whole or not at all: a receipt that proves some of its promises reads as if it proved them all.
        return entries.size() == promised.size() ? log.prove(entries) : Optional.empty();
    }

    private static List<String> promised(String jws) {
        return Json.read(Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]), Claims.class)
                .evidence();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Claims(List<String> evidence) {}
}
