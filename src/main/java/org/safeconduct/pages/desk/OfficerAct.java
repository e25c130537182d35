package org.safeconduct.pages.desk;

import org.safeconduct.disclosure.Code;

/** What an officer does with a case. */
enum OfficerAct implements Code {
    ACKNOWLEDGE,
    DECIDE,
    /** Records that agencies met about a child, or why they need not. */
    DISCUSSION,
    ASK;

    /** Whether the sharer reads enough of it that the officer should see it first. */
    boolean previewed() {
        return switch (this) {
            case DECIDE, DISCUSSION -> true;
            case ACKNOWLEDGE, ASK -> false;
        };
    }
}
