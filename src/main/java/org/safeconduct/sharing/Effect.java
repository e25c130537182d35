package org.safeconduct.sharing;

import org.safeconduct.disclosure.Code;

/** What a row of the sharing table does, weightiest first: the first that any matching row has is the decision. */
enum Effect implements Code {
    /** Immediate danger: nothing may hold it up. */
    SHARE_AT_ONCE,
    REFUSE,
    REFER,
    /** Before the narrower permit: a second reason to share is never a reason to share less. */
    SHARE,
    SHARE_REDUCED,
    /** Tells the sharer something more, or adds an obligation; permits nothing. */
    NOTE,
    /** Answers a gate, for the record; permits nothing. */
    GATE;

    boolean permits() {
        return switch (this) {
            case SHARE_AT_ONCE, SHARE, SHARE_REDUCED -> true;
            case REFUSE, REFER, NOTE, GATE -> false;
        };
    }

    /** Whether a row of this effect keeps a disclosure from going out. */
    boolean holdsUp() {
        return this == REFUSE || this == REFER;
    }
}
