package org.safeconduct.pages;

import java.util.List;

/**
 * A case on one page: who got what, what it asks of the sharer, and what is due.
 *
 * @param sent when it was shared
 * @param agency whose it is, by name
 * @param due sentences; empty if nothing is
 */
public record CaseSummary(
        String reference, String sent, String agency, List<DecisionView> decisions, Duties duties, List<String> due) {

    public CaseSummary {
        decisions = List.copyOf(decisions);
        due = List.copyOf(due);
    }
}
