package org.safeconduct.disclosure;

/** Where a disclosure stands. */
public enum Status implements Code {
    /** Taken in; at least one recipient may have it. */
    ACCEPTED,
    /** Waits, sealed, for a person's decision. */
    REFERRED,
    /** Nobody may have it. */
    REFUSED,
    /** Each recipient has receipted. */
    DELIVERED,
    /** Could not be delivered; the reason is on the timeline. */
    RETURNED,
    /** The sharer took it back. */
    WITHDRAWN
}
