package org.safeconduct.duty;

import java.time.Instant;
import java.util.List;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;

/**
 * Something at an agency that nobody has opened.
 *
 * @param told whom it has been told, in that order, by the keys of {@link Chain.Link}
 * @param since when the last of it came
 */
record Waking(AgencyId agency, Reference reference, What what, boolean urgent, List<String> told, Instant since) {

    Waking {
        told = List.copyOf(told);
    }

    /** What there is to open. */
    enum What implements Code {
        ARRIVAL,
        REVIEW,
        /** Of a recipient, to whoever shared it. */
        QUESTION
    }
}
