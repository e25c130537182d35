package org.safeconduct.feedback;

import org.safeconduct.identity.Caller;

/** All that its sharer sees of a case, for the interface and for the pages. Another agency's does not exist for a caller. */
public interface CaseFiles {

    /**
     * Status, timeline, sharing decisions, the recipients' handling decisions, clocks and the versions of the statement. That
     * the caller looks is on record first.
     *
     * @throws org.safeconduct.platform.Rejection not found, if the caller's agency did not share it
     * @throws org.safeconduct.platform.Unavailable if the look cannot be put on record
     */
    CaseFile open(String reference, Caller caller);
}
