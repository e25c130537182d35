package org.safeconduct.sharing;

import org.safeconduct.disclosure.Code;

/** What a sharing decision comes to. */
public enum DecisionEffect implements Code {
    SHARE,
    SHARE_REDUCED,
    REFER,
    REFUSE;

    /** Whether the recipient gets all or part of it without anybody's decision. */
    public boolean goes() {
        return switch (this) {
            case SHARE, SHARE_REDUCED -> true;
            case REFER, REFUSE -> false;
        };
    }
}
