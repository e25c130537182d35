package org.safeconduct.handling;

import org.safeconduct.disclosure.Code;

/** What a line of the statement is about, in the order in which a reader meets them: the first answer before all else. */
public enum Topic implements Code {
    /** What happens to the child or the adult at risk. */
    ANSWER_PERSON_AT_RISK,
    /** What happens to the person named. */
    ANSWER_PERSON_NAMED,
    /** What happens to the sharer. */
    ANSWER_SHARER,
    /** What the sharer does now, and whom they may tell. */
    ANSWER_NOW,
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
    CHALLENGE;

    /** Whether it is part of the first answer. */
    public boolean isAnswer() {
        return compareTo(RECORDING) < 0;
    }
}
