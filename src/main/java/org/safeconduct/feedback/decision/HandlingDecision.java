package org.safeconduct.feedback.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.feedback.DecisionBody;
import org.safeconduct.identity.Caller;

/**
 * What police or MASH decided about a case. The fields are what the rules ask about; all of it is in {@code content}.
 *
 * @param decisionId the recipient's own id for it
 * @param recordedAt when the crime was recorded, where they say so
 * @param heldOn the day of a multi-agency discussion
 * @param bodyDigest of the bytes as they came: tells a repeat from another decision under the same id
 * @param content as it came, checked against the schema
 */
public record HandlingDecision(
        Caller caller,
        String decisionId,
        Reference reference,
        Instant decidedAt,
        Disposition disposition,
        Optional<String> crimeReference,
        Optional<Instant> recordedAt,
        Optional<String> outcome,
        boolean namedPerson,
        Optional<LocalDate> heldOn,
        Optional<String> reasonForSharer,
        Optional<LocalDate> victimToldOn,
        Optional<LocalDate> nextUpdateBy,
        String bodyDigest,
        DecisionBody content) {

    @Override
    public String toString() {
        return "HandlingDecision[withheld]";
    }
}
