package org.safeconduct.sharing;

import org.safeconduct.disclosure.Code;

/** How much a recipient may have, in the words of the minimise table. */
enum Breadth implements Code {
    /** What is needed to act. */
    EMERGENCY,
    FULL,
    REDUCED
}
