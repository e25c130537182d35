package org.safeconduct.api.disclosures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Code;
import org.safeconduct.evidence.EvidenceLog;
import org.safeconduct.evidence.Inclusion;

/**
 * A receipt with what proves it.
 *
 * @param receipt a JWS
 * @param log missing until every entry that the receipt promises is in the evidence log
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ReceiptBody(String receipt, Optional<Log> log, State state) {

    /** Whether the log proves it yet. */
    enum State implements Code {
        PROMISED,
        PROVEN
    }

    /** @param checkpoint a signed note that contains the entries */
    record Log(String checkpoint, int witnesses, List<Entry> entries) {}

    /**
     * @param commitment in hexadecimal
     * @param path the hashes from the leaf's sibling to the root, in base64
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record Entry(String commitment, long index, List<byte[]> path) {}

    static ReceiptBody of(String jws, Optional<EvidenceLog.Proven> proof) {
        return new ReceiptBody(jws, proof.map(ReceiptBody::log), proof.isPresent() ? State.PROVEN : State.PROMISED);
    }

    private static Log log(EvidenceLog.Proven proven) {
        return new Log(
                proven.checkpoint().note(),
                proven.checkpoint().witnesses(),
                proven.entries().stream().map(ReceiptBody::entry).toList());
    }

    private static Entry entry(Inclusion entry) {
        return new Entry(HexFormat.of().formatHex(entry.commitment()), entry.index(), entry.path());
    }
}
