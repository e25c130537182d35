package org.safeconduct.handling;

import org.safeconduct.disclosure.Code;

/** What a line of the statement is about, in the order in which a reader meets them. */
public enum Topic implements Code {
    RECORDING,
    CLASSIFICATION,
    INVESTIGATION,
    CONTACT,
    OUTCOMES,
    VICTIM_WISHES,
    DBS,
    RETENTION,
    COURT_DISCLOSURE,
    DUTIES,
    REVIEW,
    CHILD_PROTECTION,
    MEETINGS,
    TELLING_FAMILY,
    UPDATES,
    CHALLENGE
}
