package org.safeconduct.disclosure;

/**
 * The alleged person's relationship to the subject. {@code PARTNER} is said from the subject; a mother's partner is a {@code
 * PARENTS_PARTNER}, since "partner" would say that it is the child's own and "someone else" tells whoever protects a child the
 * least. No handling rule tells the two apart from others: they are there to be read.
 */
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
