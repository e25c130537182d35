package org.safeconduct.exchange;

import org.safeconduct.disclosure.Reference;
import tools.jackson.databind.node.ArrayNode;

/** What police and MASH decided about a case, for its sharer. The exchange asks; the feedback package knows. */
public interface HandlingDecisions {

    /** In the order in which they were decided, whatever the order in which they arrived. */
    ArrayNode of(Reference reference);
}
