package org.safeconduct.evidence;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.disclosure.Reference;

/**
 * One thing that happened, without personal data.
 *
 * @param reference the disclosure it happened to; empty for what happened to the gateway itself
 * @param facts texts, numbers, or lists of texts
 */
public record EvidenceRecord(Event event, Instant at, Optional<Reference> reference, Map<Fact, Object> facts) {

    public EvidenceRecord {
        facts = Map.copyOf(facts);
    }

    /** A fact that is a text; empty if the record does not have it. */
    public Optional<String> text(Fact fact) {
        return Optional.ofNullable(facts.get(fact)).map(Object::toString);
    }

    /** Something that happened to a disclosure. */
    public EvidenceRecord(Event event, Instant at, Reference reference, Map<Fact, Object> facts) {
        this(event, at, Optional.of(reference), facts);
    }

    /** Something that happened to the gateway: its keys, agreements, rules or settings. */
    public static EvidenceRecord ofGateway(Event event, Instant at, Map<Fact, Object> facts) {
        return new EvidenceRecord(event, at, Optional.empty(), facts);
    }
}
