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
    /** An operator set a parked delivery going again. */
    RESUMED,
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
    /** A recipient's handling decision was taken in for the sharer. */
    HANDLING_DECIDED
}
