package org.safeconduct.exchange;

import java.time.Instant;
import org.safeconduct.handling.Explained;

/** What is due in a case and by when. The exchange calls and asks; the feedback package knows. */
public interface CaseClocks {

    /**
     * Starts the clocks of what goes out now, durably, in the caller's transaction; one that runs already goes on.
     *
     * @param at when it goes out: the moment of receipt, or of a reviewer's approval
     */
    void begin(Explained explained, Instant at);

    /**
     * What it means for the case that its sharer has written again, durably, in the caller's transaction: what asked for that
     * is done, and begins anew if the further part asks for it again.
     *
     * @param part a further part of a case, of which something goes out now
     * @param at when it goes out: the moment of receipt, or of a reviewer's approval
     */
    void writtenAgain(Explained part, Instant at);
}
