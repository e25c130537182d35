package org.safeconduct.sharing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.StatutoryGateway;

/**
 * What a reviewer has to weigh.
 *
 * @param decisions what the rules say, with gates and reasons, of the recipients that were referred
 * @param asked for each recipient, the rules that put the question to a person, or that refuse it by now
 * @param closed why nobody can approve it, if so
 * @param ifApproved what would go to each if it were approved as it is; empty if nobody can approve it
 * @param labels the labels of what is there
 * @param laws the powers and duties that can apply, each with what the rulebook says of it
 */
public record Prospect(
        List<SharingDecision> decisions,
        Map<Recipient, List<Reason>> asked,
        List<SharingDecision> ifApproved,
        Optional<String> closed,
        Set<Sensitivity> labels,
        Map<StatutoryGateway, Set<Reason>> laws) {

    public Prospect {
        decisions = List.copyOf(decisions);
        asked = Map.copyOf(asked);
        ifApproved = List.copyOf(ifApproved);
        labels = Set.copyOf(labels);
        laws = Map.copyOf(laws);
    }
}
