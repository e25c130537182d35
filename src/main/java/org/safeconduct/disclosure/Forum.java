package org.safeconduct.disclosure;

/** Where it was said, or came up, before it was shared: what is said in a meeting with the police reaches them there. */
public enum Forum implements Code {
    /** A local panel on exploitation (MACE, MASE). */
    EXPLOITATION_PANEL,
    /** A conference on high-risk domestic abuse, with the risk form (DASH) that leads there. */
    MARAC,
    STRATEGY_DISCUSSION,
    CASE_CONFERENCE,
    /** A clinic, such as one for sexual health, or an emergency department. */
    CLINIC_OR_EMERGENCY,
    AT_WORK,
    CLASS
}
