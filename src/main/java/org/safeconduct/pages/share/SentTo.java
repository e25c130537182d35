package org.safeconduct.pages.share;

import java.util.List;
import org.safeconduct.disclosure.Code;
import org.safeconduct.pages.DecisionView;

/** Where something goes when it is shared, by what was decided for each recipient. */
enum SentTo implements Code {
    /** To a recipient, perhaps to a reviewer as well. */
    SHARED,
    /** To a reviewer alone. */
    REVIEWED,
    /** To nobody: that somebody wanted to share it is on record. */
    NOWHERE;

    static SentTo of(List<DecisionView> decisions) {
        if (decisions.stream().anyMatch(DecisionView::goes)) {
            return SHARED;
        }
        return decisions.stream().anyMatch(DecisionView::waits) ? REVIEWED : NOWHERE;
    }
}
