package org.safeconduct.disclosure;

/** The alleged person's relationship to the subject. */
public enum Relationship implements Code {
    PARENT,
    CARER,
    SIBLING,
    OTHER_FAMILY,
    PARTNER,
    EX_PARTNER,
    PARENTS_PARTNER,
    PARENTS_EX_PARTNER,
    PEER,
    FRIEND,
    TEACHER_OR_STAFF,
    OTHER_PROFESSIONAL,
    ONLINE_CONTACT,
    STRANGER,
    OTHER,
    UNKNOWN
}
