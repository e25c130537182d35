package org.safeconduct.disclosure;

/** Why a question has no answer: a blank is never silently accepted. */
public enum AbsentReason implements Code {
    UNKNOWN,
    NOT_ASKED,
    REFUSED,
    NOT_APPLICABLE,
    WITHHELD_FOR_SAFETY
}
