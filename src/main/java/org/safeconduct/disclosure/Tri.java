package org.safeconduct.disclosure;

/** A fact that may be unknown. Unknown is never read as no. */
public enum Tri implements Code {
    YES,
    NO,
    UNKNOWN
}
