package org.safeconduct.review;

import java.time.Instant;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;

/**
 * A disclosure on which a person must decide.
 *
 * @param sharer who shared it, as evidence names them
 * @param urgency the sharer's view of the harm
 * @param content what waits, locked
 */
@SuppressWarnings("ArrayRecordComponent") // ciphertext; never compared
public record Review(
        Reference reference,
        AgencyId agency,
        String sharer,
        String urgency,
        Instant openedAt,
        Instant dueAt,
        State state,
        boolean needsSecond,
        boolean overdue,
        byte[] content) {

    /** Where it stands. */
    public enum State implements Code {
        WAITING,
        /** One reviewer has approved, another must. */
        SECOND,
        APPROVED,
        DECLINED;

        /** Whether it still waits for somebody. */
        public boolean open() {
            return this == WAITING || this == SECOND;
        }
    }

    @Override
    public String toString() {
        return "Review[" + reference + ", " + state + "]";
    }
}
