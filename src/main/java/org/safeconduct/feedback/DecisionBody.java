package org.safeconduct.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.sealing.vault.KeptForm;

/**
 * A handling decision in the recipient's own words: the members of its schema. Times are texts as they came, with whatever
 * offset.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DecisionBody(
        String decisionId,
        Reference reference,
        String decidedAt,
        String disposition,
        Optional<String> crimeReference,
        Optional<String> recordedAt,
        Optional<String> offenceGroup,
        Optional<String> investigation,
        Optional<String> outcome,
        Optional<Boolean> namedPerson,
        Optional<String> heldOn,
        Optional<String> reasonForSharer,
        DecidedBy decidedBy,
        Optional<String> victimToldOn,
        Optional<String> nextUpdateBy) {

    /** How decisions are kept. */
    public static final KeptForm<DecisionBody> FORM = new KeptForm<>(DecisionBody.class);

    /** The role, never a name. */
    public record DecidedBy(String role) {}

    @Override
    public String toString() {
        return "DecisionBody[withheld]";
    }
}
