package org.safeconduct.desk;

import org.safeconduct.disclosure.Code;

/** What comes first in an inbox; in this order. */
public enum Urgency implements Code {
    /** Someone was in danger when it was shared, and the agency has not ended its part. */
    DANGER,
    /** Something that the agency owes is overdue. */
    LATE,
    /** Something is due within a day. */
    DAY,
    /** Something is due later. */
    LATER,
    /** Nothing is due. */
    NONE
}
