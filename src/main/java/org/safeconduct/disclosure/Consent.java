package org.safeconduct.disclosure;

/**
 * What was asked and said about sharing, in the sense of the duty of confidence. It is not the UK GDPR's consent, which is
 * almost never the basis for sharing.
 */
public record Consent(State state, Answer<GivenBy> by, Inform inform, Answer<Reason> reason) {

    /** Whether sharing was agreed to. */
    public enum State implements Code {
        GIVEN,
        REFUSED,
        WITHDRAWN,
        NOT_SOUGHT_RISK,
        NOT_SOUGHT_ALREADY_DECIDED,
        NOT_POSSIBLE,
        NOT_REQUIRED,
        UNKNOWN
    }

    /** Who gave or refused it. */
    public enum GivenBy implements Code {
        SUBJECT,
        PARENT,
        CARER,
        ATTORNEY
    }

    /** Whether the subject or family knows that information is shared. Travels with the disclosure as a caveat. */
    public enum Inform implements Code {
        TOLD,
        WILL_TELL,
        DO_NOT_INFORM
    }

    /** Why consent was not asked for, or is overridden. */
    public enum Reason implements Code {
        RISK_TO_CHILD,
        RISK_TO_OTHER,
        PREJUDICE_INVESTIGATION,
        DELAY,
        NO_CONTACT,
        NO_CAPACITY,
        REFUSED,
        STATUTORY_DUTY
    }

    @Override
    public String toString() {
        return "Consent[withheld]";
    }
}
