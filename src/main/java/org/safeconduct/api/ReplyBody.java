package org.safeconduct.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.disclosure.WhoKnows;
import org.safeconduct.exchange.DisclosureAnswer;
import org.safeconduct.exchange.Reply;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.intake.Finding;
import org.safeconduct.sharing.DecisionSummary;

/**
 * The reply to a disclosure as the JSON interfaces write it.
 *
 * @param preview true if nothing was stored and nothing sent: there is no reference then, no receipt and nothing to look at
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReplyBody(
        Optional<Boolean> preview,
        Optional<Reference> reference,
        Status status,
        List<DecisionSummary> decisions,
        HandlingStatement handling,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> findings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WhoKnows.One> whoKnows,
        Optional<String> receipt,
        Optional<Links> links) {

    /** As it is written. */
    public static ReplyBody of(Reply reply) {
        DisclosureAnswer answer = reply.answer();
        Optional<Reference> taken = Optional.of(answer.reference()).filter(reference -> !reply.preview());
        return new ReplyBody(
                reply.preview() ? Optional.of(true) : Optional.empty(),
                taken,
                answer.status(),
                answer.decisions(),
                answer.handling(),
                answer.findings(),
                answer.whoKnows(),
                answer.receipt(),
                taken.map(Links::all));
    }

    @Override
    public String toString() {
        return "ReplyBody[withheld]";
    }
}
