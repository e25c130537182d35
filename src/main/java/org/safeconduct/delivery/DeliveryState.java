package org.safeconduct.delivery;

import org.safeconduct.disclosure.Code;

/** How it stands with a delivery. */
public enum DeliveryState implements Code {
    /** For its next attempt, or its turn. */
    WAITING,
    /** The recipient has receipted. */
    DELIVERED,
    /** Given up until an operator sets it going again. */
    PARKED,
    /** Given up for good: its sharer is asked to send it again. */
    RETURNED,
    /** Taken back before it went. */
    STOPPED
}
