package org.safeconduct.drafts;

import org.safeconduct.disclosure.Code;

/** Why somebody decided not to share. */
public enum WhyNot implements Code {
    NOT_ENOUGH_RISK,
    CONSENT_NOT_GIVEN,
    SHARED_ANOTHER_WAY,
    ADVICE_FIRST,
    OTHER
}
