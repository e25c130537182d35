package org.safeconduct.sharing;

import org.safeconduct.disclosure.Code;

/** What someone must do along with a decision. The rows of the sharing rules name these. */
public enum Obligation implements Code {
    RECORD_RATIONALE,
    INFORM_SUBJECT,
    DO_NOT_INFORM_SUBJECT,
    MINIMISE,
    CONSULT_CALDICOTT_GUARDIAN,
    CONSULT_SAFEGUARDING_LEAD,
    SECOND_APPROVER,
    /** Within one working day. */
    RETROSPECTIVE_REVIEW,
    CALL_999,
    /** A duty with a time limit has begun to run. */
    START_REPORTING_CLOCK,
    NOTIFY_LOCAL_AUTHORITY,
    RECORD_PUBLIC_INTEREST,
    RECORD_BEST_INTERESTS,
    /** Ask whoever speaks for an adult who lacks capacity, unless they may be causing the harm. */
    CONSULT_PROXY,
    /** Record the condition of Data Protection Act 2018 Schedule 1, and its limb, that the sharer's organisation uses. */
    RECORD_SCHEDULE_1_REASON,
    /** Record what the child and family think. */
    RECORD_VIEWS,
    RECORD_NON_DISCLOSURE,
    /** Set a date on which not telling is looked at again. */
    REVIEW_NOT_TELLING,
    DO_NOT_INFORM_ALLEGED_PERSON,
    TAKE_LEGAL_ADVICE,
    CHECK_AGREEMENT,
    VERIFY_REQUEST,
    /** The recipient may use it for the stated function only. */
    LIMIT_USE,
    SHARE_EXACT_SCOPE,
    /** Send figures rather than people where figures will do. */
    AGGREGATE_FIRST,
    STOP_ASKING_CONSENT,
    /** Keep an address from anyone who may cause harm. */
    PROTECT_ADDRESS
}
