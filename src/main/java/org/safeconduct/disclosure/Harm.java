package org.safeconduct.disclosure;

/** The sharer's view of how serious the harm is, or is likely to be. */
public enum Harm implements Code {
    LIFE_THREATENING,
    SIGNIFICANT,
    MODERATE,
    LOW,
    UNKNOWN
}
