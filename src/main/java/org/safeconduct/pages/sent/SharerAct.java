package org.safeconduct.pages.sent;

import org.safeconduct.disclosure.Code;

/** What a sharer does with a case on these pages at once; adding and correcting are written like a first disclosure. */
enum SharerAct implements Code {
    ASK,
    CHALLENGE,
    WITHDRAW
}
