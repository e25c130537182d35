package org.safeconduct.exchange;

import java.util.List;
import org.safeconduct.evidence.EvidenceEntry;
import org.safeconduct.sealing.envelope.Sealed;

/**
 * A sealed disclosure with its evidence drawn up and its answer, receipt included, written. Nothing has happened yet: the
 * answer leaves only after the transaction that accepts it.
 */
public record Prepared(Sealed sealed, List<EvidenceEntry> evidence, DisclosureAnswer answer) {

    public Prepared {
        evidence = List.copyOf(evidence);
    }
}
