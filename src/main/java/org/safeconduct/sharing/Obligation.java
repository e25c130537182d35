package org.safeconduct.sharing;

import org.safeconduct.disclosure.Code;

/** What someone must do along with a decision. */
public enum Obligation implements Code {
    RECORD_RATIONALE,
    INFORM_SUBJECT,
    DO_NOT_INFORM_SUBJECT,
    MINIMISE,
    CONSULT_CALDICOTT_GUARDIAN,
    CONSULT_SAFEGUARDING_LEAD,
    SECOND_APPROVER,
    RETROSPECTIVE_REVIEW
}
