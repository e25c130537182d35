package org.safeconduct.review;

import org.safeconduct.disclosure.Code;

/** Where a recipient stands in a case of which something was referred to a reviewer. */
public enum RecipientStatus implements Code {
    /** Gets nothing until a reviewer has decided. */
    WAITS,
    ON_ITS_WAY,
    /** Its system has confirmed that it arrived. */
    DELIVERED,
    /** A delivery was given up. */
    RETURNED,
    /** The sharer took it back before it went. */
    STOPPED,
    /** The rules refused it from the start. */
    REFUSED,
    /** A reviewer decided so. */
    DECLINED,
    /** The sharer did not ask for it. */
    NOT_PART
}
