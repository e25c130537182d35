package org.safeconduct.exchange;

import org.safeconduct.disclosure.Reference;

/** What still waits for a reviewer. The exchange asks; the review package knows. */
public interface InReview {

    /** Whether a part of the disclosure does, read in the caller's transaction. */
    boolean waits(Reference reference);
}
