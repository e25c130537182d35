package org.safeconduct.desk;

import org.safeconduct.disclosure.Code;

/** What came from the sharer since somebody at the agency last opened the case. */
public enum News implements Code {
    /** A question of the agency's is answered. */
    ANSWERED,
    /** The sharer asks what becomes of it. */
    ASKS,
    /** The sharer added or corrected something. */
    ADDED
}
