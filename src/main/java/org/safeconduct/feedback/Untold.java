package org.safeconduct.feedback;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.disclosure.Code;

/** The notices that nobody has got yet, for operators. */
public interface Untold {

    /** How it stands with a notice. */
    enum State implements Code {
        WAITING,
        TOLD,
        /** Given up until an operator sets it going again. */
        PARKED
    }

    /**
     * One of them.
     *
     * @param reference of the case that it is about
     * @param reason why the last attempt failed
     */
    record Notice(
            UUID notice, String reference, String addressee, State state, int attempts, Optional<String> reason) {}

    /** Those that wait, parked ones first; not all of a great many. */
    List<Notice> open();

    /** Sets a parked notice going again; whether it was parked. */
    boolean resume(UUID notice);
}
