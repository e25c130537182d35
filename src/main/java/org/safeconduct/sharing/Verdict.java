package org.safeconduct.sharing;

import java.util.List;
import java.util.Set;

/**
 * What the sharing table says of one recipient, before anything is withheld.
 *
 * @param deciding those of the reasons that made the effect what it is
 */
record Verdict(Effect effect, List<Reason> reasons, List<Reason> deciding, Set<Obligation> obligations, Gates gates) {

    Verdict {
        deciding = List.copyOf(deciding);
        reasons = List.copyOf(reasons);
        obligations = Set.copyOf(obligations);
    }
}
