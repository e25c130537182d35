package org.safeconduct.handling;

import org.safeconduct.disclosure.Code;

/** How sure a line is. A <em>may</em> is never made into a <em>will</em>. */
public enum Certainty implements Code {
    WILL,
    /** It depends on the case. */
    MAY,
    CANNOT_PROMISE,
    /** What the reader should or can do. It promises nothing of anyone. */
    ADVICE,
    /** It would be so in every case, but nobody has confirmed it yet. */
    UNCONFIRMED
}
