package org.safeconduct.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.identity.Caller;
import org.safeconduct.sharing.SharingDecision;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Before a decision that cannot be undone: keeps what the reviewer has written, and says what it would do. */
@Component
public class Checking {

    private final ReviewRows rows;
    private final LockedWaiting locked;
    private final ReviewAccess reviewAccess;
    private final Approving approving;
    private final RecipientStatuses recipientStatuses;
    private final ReviewDrafts drafts;
    private final Pseudonyms pseudonyms;

    Checking(
            ReviewRows rows,
            LockedWaiting locked,
            ReviewAccess reviewAccess,
            Approving approving,
            RecipientStatuses recipientStatuses,
            ReviewDrafts drafts,
            Pseudonyms pseudonyms) {
        this.rows = rows;
        this.locked = locked;
        this.reviewAccess = reviewAccess;
        this.approving = approving;
        this.recipientStatuses = recipientStatuses;
        this.drafts = drafts;
        this.pseudonyms = pseudonyms;
    }

    /**
     * What a decision would do.
     *
     * @param decisions what goes out to whom; empty of a decline
     * @param recipientStatuses where each recipient stands now
     * @param leftOut labels that reviewers leave out
     * @param law on which an approval relies; empty of a decline
     * @param awaitsSecond whether another reviewer must approve before anything goes
     */
    public record Effects(
            ReviewDecision.Kind kind,
            List<SharingDecision> decisions,
            Map<Recipient, RecipientStatus> recipientStatuses,
            Set<Sensitivity> leftOut,
            Optional<StatutoryGateway> law,
            boolean awaitsSecond) {

        public Effects {
            decisions = List.copyOf(decisions);
            recipientStatuses = Map.copyOf(recipientStatuses);
            leftOut = Set.copyOf(leftOut);
        }
    }

    /**
     * Keeps what was written, right or wrong, until it is decided.
     *
     * @throws org.safeconduct.platform.Rejection if the caller cannot decide
     */
    @Transactional
    public void keep(Reference reference, Caller caller, ReviewDecisionDraft form) {
        decidable(reference, caller);
        drafts.keep(reference, pseudonyms.actor(caller), form);
    }

    /** What the caller has written and not decided; empty if nothing. */
    public Optional<ReviewDecisionDraft> kept(Reference reference, Caller caller) {
        return drafts.find(reference, pseudonyms.actor(caller));
    }

    /** @throws org.safeconduct.platform.Rejection where the decision itself would be refused */
    @Transactional(readOnly = true)
    public Effects effects(Reference reference, Caller caller, ReviewDecision ruling) {
        Review review = decidable(reference, caller);
        Waiting waiting = locked.unlock(reference, review.content());
        List<ReviewRows.Made> before = rows.decisions(reference);
        Set<Sensitivity> leaveOut = Approving.leaveOut(ruling, before);
        boolean declines = ruling.kind() == ReviewDecision.Kind.DECLINE;
        return new Effects(
                ruling.kind(),
                declines
                        ? List.of()
                        : approving.tried(waiting, ruling, before, leaveOut).decisions(),
                recipientStatuses.of(review, waiting),
                declines ? Set.of() : leaveOut,
                declines ? Optional.empty() : Optional.of(approving.law(waiting, ruling, before)),
                Reviews.after(review, before.size() + 1, ruling.kind().code()) == Review.State.SECOND);
    }

    private Review decidable(Reference reference, Caller caller) {
        Review review = rows.find(reference)
                .filter(found -> reviewAccess.mayRead(found, caller))
                .orElseThrow(Reviews::unknown);
        reviewAccess
                .hindrance(review, pseudonyms.actor(caller), rows.decisions(reference))
                .ifPresent(hindrance -> {
                    throw hindrance;
                });
        return review;
    }
}
