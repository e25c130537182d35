package org.safeconduct.pages.sent;

import org.safeconduct.disclosure.Code;

/** What a case's page says that has just been done. */
enum Done implements Code {
    ASK,
    /** Nothing went out yet, so nobody could be asked. */
    ASK_NOBODY,
    CHALLENGE,
    /** Likewise there is nobody to disagree with. */
    CHALLENGE_NOBODY,
    WITHDRAW
}
