package org.safeconduct.desk;

import org.safeconduct.disclosure.Code;

/** How far the agency is with a case. */
public enum State implements Code {
    /** It has said nothing yet. */
    NEW,
    /** It has said that it has it, and no more. */
    ACKNOWLEDGED,
    DECIDED,
    /** The sharer took it back. */
    WITHDRAWN
}
