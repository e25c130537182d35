package org.safeconduct.feedback;

import java.util.List;
import java.util.Optional;
import org.safeconduct.exchange.SharedCase;
import org.safeconduct.review.ReviewNews;

/**
 * A case as its sharer sees it.
 *
 * @param decisions the recipients', in the order in which they were decided
 * @param review where it stands with a reviewer; empty if nothing was referred to one
 * @param clocks in the order in which they are due
 */
public record CaseFile(
        SharedCase shared,
        List<ToldDecision> decisions,
        Optional<ReviewNews> review,
        List<AskedQuestion> questions,
        List<MadeChallenge> challenges,
        List<DueClock> clocks) {

    public CaseFile {
        decisions = List.copyOf(decisions);
        questions = List.copyOf(questions);
        challenges = List.copyOf(challenges);
        clocks = List.copyOf(clocks);
    }

    @Override
    public String toString() {
        return "CaseFile[withheld]";
    }
}
