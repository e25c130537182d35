package org.safeconduct.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.disclosure.WhoKnows;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.intake.Finding;
import org.safeconduct.sealing.vault.KeptForm;
import org.safeconduct.sharing.DecisionSummary;

/**
 * What a sharer is answered: what was decided for each recipient, and how the police will handle it. It is kept, and the same
 * message again gets it again.
 *
 * @param status as it was then
 * @param whoKnows of each person of whom it was said, whether they know or must not
 * @param receipt a JWS; empty of a preview, by which nothing happens
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DisclosureAnswer(
        Reference reference,
        Status status,
        List<DecisionSummary> decisions,
        HandlingStatement handling,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> findings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WhoKnows.One> whoKnows,
        Optional<String> receipt) {

    static final KeptForm<DisclosureAnswer> FORM = new KeptForm<>(DisclosureAnswer.class);

    public DisclosureAnswer {
        decisions = List.copyOf(decisions);
        findings = List.copyOf(findings);
        whoKnows = List.copyOf(whoKnows);
    }

    @Override
    public String toString() {
        return "DisclosureAnswer[" + reference + ", withheld]";
    }
}
