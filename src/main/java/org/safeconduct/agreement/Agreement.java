package org.safeconduct.agreement;

import java.time.LocalDate;
import java.util.Set;
import org.safeconduct.disclosure.Purpose;

/**
 * An information-sharing agreement: who signed, for which purposes, until when.
 *
 * @param reviewDate the day on which it lapses unless it has been reviewed
 */
public record Agreement(
        String id, Set<AgencyId> parties, Set<Purpose> purposes, LocalDate validFrom, LocalDate reviewDate) {

    public Agreement {
        parties = Set.copyOf(parties);
        purposes = Set.copyOf(purposes);
    }

    /** What the register says of two agencies on a day. */
    public enum Standing {
        CURRENT,
        EXPIRED,
        MISSING
    }
}
