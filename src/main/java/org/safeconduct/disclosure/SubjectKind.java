package org.safeconduct.disclosure;

/** Whether the person at risk is a child, an unborn child or an adult. */
public enum SubjectKind implements Code {
    CHILD,
    UNBORN,
    ADULT
}
