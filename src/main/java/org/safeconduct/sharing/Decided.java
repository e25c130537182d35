package org.safeconduct.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safeconduct.intake.Received;

/**
 * A disclosure and what may be done with it.
 *
 * @param rulebook version of the sharing rules that decided
 * @param forReview the whole disclosure for whoever reviews for the sharer's agency, when any recipient is referred
 */
public record Decided(
        Received received, String rulebook, List<SharingDecision> decisions, Optional<Release> forReview) {

    public Decided {
        decisions = List.copyOf(decisions);
    }

    /** Everything that is to be sealed. */
    public List<Release> releases() {
        List<Release> releases = new ArrayList<>();
        decisions.forEach(decision -> decision.going().ifPresent(releases::add));
        forReview.ifPresent(releases::add);
        return List.copyOf(releases);
    }
}
