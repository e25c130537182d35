package org.safeconduct.disclosure;

/** The sharer's role, in the code list of the interface. */
public enum SharerRole implements Code {
    DESIGNATED_SAFEGUARDING_LEAD,
    TEACHER,
    SCHOOL_STAFF,
    DOCTOR,
    NURSE,
    MIDWIFE,
    HEALTH_VISITOR,
    OTHER_HEALTH_PROFESSIONAL,
    SOCIAL_WORKER,
    CHARITY_WORKER,
    VOLUNTEER,
    OTHER
}
