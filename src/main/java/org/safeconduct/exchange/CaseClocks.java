package org.safeconduct.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.handling.Explained;

/** What is due in a case and by when. The exchange calls and asks; the feedback package knows. */
public interface CaseClocks {

    /**
     * Starts the clocks of what goes out now, durably, in the caller's transaction; one that runs already goes on.
     *
     * @param at when it goes out: the moment of receipt, or of a reviewer's approval
     */
    void begin(Explained explained, Instant at);

    /** The clocks of a case, for its sharer, in the order in which they are due. */
    ArrayNode of(Reference reference);
}
