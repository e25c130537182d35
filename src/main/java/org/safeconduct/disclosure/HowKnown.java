package org.safeconduct.disclosure;

/** How the sharer came to know; police, not the sharer, grade information (3x5x2). */
public enum HowKnown implements Code {
    TOLD_BY_SUBJECT,
    TOLD_BY_OTHER,
    OBSERVED,
    FOUND_IN_RECORD,
    SUSPECTED
}
