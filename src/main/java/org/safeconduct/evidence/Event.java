package org.safeconduct.evidence;

import org.safeconduct.disclosure.Code;

/** What happened. A new kind of evidence is a new constant. */
public enum Event implements Code {
    /** A disclosure was taken in and at least one recipient may have it. */
    ACCEPTED,
    /** A disclosure waits for a person's decision. */
    REFERRED,
    /** A disclosure was refused. */
    REFUSED,
    /** A person wrote a disclosure and decided not to share it. */
    NOT_SHARED,
    /** What the rules decided for one recipient. */
    DECIDED,
    /** A new version of the handling statement took the place of the one before. */
    EXPLAINED,
    /** An envelope was made for one recipient. */
    SEALED,
    /** A delivery was tried and did not succeed. */
    ATTEMPTED,
    /** The recipient's signed receipt was verified. */
    DELIVERED,
    /** A delivery was given up until someone looks at it. */
    PARKED,
    /** A delivery was given up for good, because the key it was sealed to was withdrawn; the sharer is asked to send it again. */
    RETURNED,
    /** It has not reached a recipient in the time in which it should; the sharer is told. */
    DELAYED,
    /** An operator set a parked delivery going again. */
    RESUMED,
    /** Someone looked at a case, or at why it was shared. */
    VIEWED,
    /** A call of a known caller was refused before it had any effect. */
    TURNED_AWAY,
    /** Evidence was searched, or everything about one person was asked for. */
    SEARCHED,
    /** Evidence of a period was handed out. */
    EXPORTED,
    /** Somebody had the whole log checked, or a check came to its end. */
    VERIFIED,
    /** The gateway started with other settings than before. */
    CONFIGURED,
    /** A certificate or key is another than before. */
    KEY_CHANGED,
    /** The last day of a certificate is near. */
    KEY_EXPIRES,
    /** An envelope's content was deleted at the end of its time. */
    ENVELOPE_DELETED,
    /** Evidence records and their salts were deleted at the end of their time; their entries stay. */
    RECORDS_DELETED,
    /** It waits for a reviewer until the time named. */
    REVIEW_WAITING,
    /** A reviewer looked at what waits for a decision. */
    REVIEW_OPENED,
    /** A reviewer approved; where a second must, it still waits. */
    REVIEW_APPROVED,
    /** A reviewer decided not to share. */
    REVIEW_DECLINED,
    /** Nobody decided in time. */
    REVIEW_OVERDUE,
    /** A further part of a case was taken in; it has a reference of its own. */
    UPDATED,
    /** The sharer took a case back. */
    WITHDRAWN,
    /** The sharer disagrees with what a recipient does or does not do. */
    CHALLENGED,
    /** Nobody answered a challenge in time. */
    CHALLENGE_OVERDUE,
    /** The sharer asked a recipient for news. */
    NEWS_ASKED,
    /** A recipient asked the sharer something. */
    QUESTION_ASKED,
    /** A further part of the case answers a question. */
    QUESTION_ANSWERED,
    /** A request for a victim's records lacked what the law asks of it, and went back. */
    REQUEST_RETURNED,
    /** Somebody was told that there is news of a case. */
    TOLD,
    /** Telling somebody was given up until someone looks at it. */
    NOT_TOLD,
    /** A witness, or the integrator itself, found that the evidence log is not one history. */
    LOG_DISPUTED,
    /** A time began to run by which something is due in a case. */
    CLOCK_STARTED,
    /** The due time of a running clock is another one, because the holidays are. */
    CLOCK_MOVED,
    /** What was due is done. */
    CLOCK_MET,
    /** Nothing is due any more: it was withdrawn before its owner had it. */
    CLOCK_ENDED,
    /** Whoever owes it was reminded. */
    CLOCK_REMINDED,
    /** The time is over, and it is not done. */
    CLOCK_MISSED,
    /** Somebody above them was told that it is not done. */
    ESCALATED,
    /** An operator added an agency, suspended one, let it back in, took it out, or tested its system. */
    AGENCY_CHANGED,
    /** An operator holds deliveries to an agency back. */
    PARTNER_PAUSED,
    /** Deliveries to an agency go on. */
    PARTNER_RESUMED,
    /** An operator changed the register of agreements. */
    AGREEMENT_CHANGED,
    /** The gateway started with other rules than those in force before. */
    RULEBOOK_CHANGED,
    /** A recipient's handling decision was taken in for the sharer. */
    HANDLING_DECIDED
}
