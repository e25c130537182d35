package org.safeconduct.duty;

import java.util.Set;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;

/**
 * Something at an agency that nobody has opened.
 *
 * @param told whom it has been told, by the keys of {@link Chain.Link}
 */
record Waking(AgencyId agency, Reference reference, What what, boolean urgent, Set<String> told) {

    Waking {
        told = Set.copyOf(told);
    }

    /** What there is to open. */
    enum What implements Code {
        ARRIVAL,
        REVIEW
    }
}
