package org.safeconduct.disclosure;

/** Who may be sent a disclosure. */
public enum Recipient implements Code {
    POLICE,
    MASH
}
