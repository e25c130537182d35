package org.safeconduct.api.reviews;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.review.OpenedReview;
import org.safeconduct.review.RecipientStatus;
import org.safeconduct.review.Review;
import org.safeconduct.review.ReviewFacts;
import org.safeconduct.sharing.DecisionSummary;
import org.safeconduct.sharing.Obligation;

/**
 * A review as a reviewer's system reads it: facts, gates, rules, what would go, and the whole, sealed for the sharer's agency.
 *
 * @param recipients where each of them stands, by code
 * @param envelope CMS, as base64; missing if the agency has none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ReviewBody(
        @JsonUnwrapped Line review,
        ReviewFacts facts,
        List<DecisionSummary> decisions,
        List<WouldGo> ifApproved,
        Map<String, RecipientStatus> recipients,
        List<Sensitivity> labels,
        List<StatutoryGateway> laws,
        Optional<byte[]> envelope) {

    /** One that waits. */
    record Line(
            Reference reference,
            AgencyId agency,
            Review.State state,
            String urgency,
            Instant openedAt,
            Instant dueAt,
            boolean overdue,
            boolean needsSecondApprover) {

        static Line of(Review review) {
            return new Line(
                    review.reference(),
                    review.agency(),
                    review.state(),
                    review.urgency(),
                    review.openedAt(),
                    review.dueAt(),
                    review.overdue(),
                    review.needsSecond());
        }
    }

    /** What a recipient would get. */
    record WouldGo(Recipient recipient, List<Sensitivity> withheld, List<Obligation> obligations) {

        static WouldGo of(DecisionSummary decision) {
            return new WouldGo(decision.recipient(), decision.withheld(), decision.obligations());
        }
    }

    static ReviewBody of(OpenedReview opened) {
        return new ReviewBody(
                Line.of(opened.review()),
                opened.facts(),
                DecisionSummary.of(opened.prospect().decisions()),
                DecisionSummary.of(opened.prospect().ifApproved()).stream()
                        .map(WouldGo::of)
                        .toList(),
                opened.standings().entrySet().stream()
                        .collect(Collectors.toMap(standing -> standing.getKey().code(), Map.Entry::getValue)),
                byCode(opened.prospect().labels()),
                byCode(opened.prospect().laws().keySet()),
                Optional.of(opened.envelope()).filter(envelope -> envelope.length > 0));
    }

    private static <C extends Code> List<C> byCode(Collection<C> codes) {
        return codes.stream().sorted(Comparator.comparing(Code::code)).toList();
    }

    @Override
    public String toString() {
        return "ReviewBody[withheld]";
    }
}
