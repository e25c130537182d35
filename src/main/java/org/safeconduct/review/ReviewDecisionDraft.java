package org.safeconduct.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.safeconduct.sealing.vault.KeptForm;

/**
 * What a reviewer has written of a decision, right or wrong: the members of a decision's body. What is blank was not answered.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReviewDecisionDraft(
        Optional<String> decision,
        Optional<String> legalBasis,
        Optional<String> reason,
        Optional<String> toSharer,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> leaveOut) {

    static final KeptForm<ReviewDecisionDraft> FORM = new KeptForm<>(ReviewDecisionDraft.class);

    public ReviewDecisionDraft {
        leaveOut = List.copyOf(leaveOut);
    }

    @Override
    public String toString() {
        return "ReviewDecisionDraft[withheld]";
    }
}
