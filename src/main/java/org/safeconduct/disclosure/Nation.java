package org.safeconduct.disclosure;

/** Whose law applies to the sharer. */
public enum Nation implements Code {
    ENGLAND,
    WALES
}
