package org.safeconduct.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.intake.PartOf;

/**
 * What the exchange knows of a case, for its sharer.
 *
 * @param answer what the sharer was first answered
 * @param status where it stands now
 * @param partOf the case of which it is a further part; empty if it is a case itself
 * @param parts further parts of it, the first first
 * @param statements every version of its handling statement, the oldest first
 * @param timeline what happened to it, the oldest first
 */
public record SharedCase(
        DisclosureAnswer answer,
        Status status,
        Optional<PartOf> partOf,
        List<Part> parts,
        List<Statements.Version> statements,
        List<EvidenceRecord> timeline) {

    public SharedCase {
        parts = List.copyOf(parts);
        statements = List.copyOf(statements);
        timeline = List.copyOf(timeline);
    }

    /** A further part of a case. */
    public record Part(Reference reference, PartOf.Kind kind, Status status, Instant receivedAt) {}

    @Override
    public String toString() {
        return "SharedCase[withheld]";
    }
}
