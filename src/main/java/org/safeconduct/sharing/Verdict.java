package org.safeconduct.sharing;

import java.util.List;
import java.util.Set;

/** What the sharing table says of one recipient, before anything is withheld. */
record Verdict(Effect effect, List<Reason> reasons, Set<Obligation> obligations, Gates gates) {

    Verdict {
        reasons = List.copyOf(reasons);
        obligations = Set.copyOf(obligations);
    }
}
