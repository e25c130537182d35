package org.safeconduct.identity;

import org.safeconduct.disclosure.Code;

/** What a caller may do; the same names in the token, in Keycloak's realm and here. */
public enum Role implements Code {
    SHARER,
    REVIEWER,
    MASH_OFFICER,
    POLICE_DECISION_MAKER,
    GOVERNANCE,
    OPERATOR
}
