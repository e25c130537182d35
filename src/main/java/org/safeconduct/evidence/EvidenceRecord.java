package org.safeconduct.evidence;

import java.time.Instant;
import java.util.Map;
import org.safeconduct.disclosure.Reference;

/**
 * One thing that happened to a disclosure, without personal data.
 *
 * @param facts texts, numbers, or lists of texts
 */
public record EvidenceRecord(Event event, Instant at, Reference reference, Map<Fact, Object> facts) {

    public EvidenceRecord {
        facts = Map.copyOf(facts);
    }
}
