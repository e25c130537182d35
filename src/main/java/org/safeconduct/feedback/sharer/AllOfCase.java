package org.safeconduct.feedback.sharer;

import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.SharedCase;
import org.safeconduct.exchange.SharedCases;
import org.safeconduct.feedback.CaseFile;
import org.safeconduct.feedback.CaseFiles;
import org.safeconduct.feedback.clock.ClockViews;
import org.safeconduct.feedback.decision.DecisionStore;
import org.safeconduct.feedback.question.AskedQuestions;
import org.safeconduct.identity.Caller;
import org.safeconduct.review.ReviewForSharer;
import org.springframework.stereotype.Component;

/** Puts together what each package knows of a case. Whose case it is, is checked before the others are asked. */
@Component
class AllOfCase implements CaseFiles {

    private final SharedCases cases;
    private final DecisionStore decisions;
    private final ReviewForSharer reviews;
    private final AskedQuestions questions;
    private final ChallengeClock challenges;
    private final ClockViews clocks;

    AllOfCase(
            SharedCases cases,
            DecisionStore decisions,
            ReviewForSharer reviews,
            AskedQuestions questions,
            ChallengeClock challenges,
            ClockViews clocks) {
        this.cases = cases;
        this.decisions = decisions;
        this.reviews = reviews;
        this.questions = questions;
        this.challenges = challenges;
        this.clocks = clocks;
    }

    @Override
    public CaseFile open(String text, Caller caller) {
        SharedCase shared = cases.open(text, caller);
        Reference reference = shared.answer().reference();
        return new CaseFile(
                shared,
                decisions.of(reference),
                reviews.of(reference),
                questions.of(reference),
                challenges.of(reference),
                clocks.of(reference));
    }
}
