package org.safeconduct.disclosure;

import java.time.LocalDate;

/**
 * What was asked and said about sharing, in the sense of the duty of confidence. It is not the UK GDPR's consent, which is
 * almost never the basis for sharing.
 *
 * @param by who agreed or refused
 * @param reason why consent was not asked for, or is overridden
 * @param on the day on which it was said, or decided not to ask
 * @param informReason why the person or family is not told; of {@link Inform#DO_NOT_INFORM} only
 * @param informReview the day on which not telling is looked at again
 */
public record Consent(
        State state,
        Answer<GivenBy> by,
        Inform inform,
        Answer<Reason> reason,
        Answer<LocalDate> on,
        Answer<Reason> informReason,
        Answer<LocalDate> informReview) {

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

    /** The same where this is known of who knows. */
    public Consent informing(Inform inform) {
        return new Consent(state, by, inform, reason, on, informReason, informReview);
    }

    @Override
    public String toString() {
        return "Consent[withheld]";
    }
}
