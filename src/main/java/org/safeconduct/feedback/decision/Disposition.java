package org.safeconduct.feedback.decision;

import java.util.Set;
import org.safeconduct.disclosure.Recipient;

/**
 * What a recipient does with a case; the code is one of those in the recipient's schema.
 *
 * @param of whose code it is: police and MASH may use the same word for different things
 */
public record Disposition(Recipient of, String code) {

    /** Police say that a crime is recorded. */
    public static final Disposition CRIME_RECORDED = new Disposition(Recipient.POLICE, "crime-recorded");

    /** Police end their part. */
    public static final Disposition NO_FURTHER_POLICE_ACTION = new Disposition(Recipient.POLICE, "no-further-action");

    /** The MASH ends its part. */
    public static final Disposition NO_FURTHER_MASH_ACTION = new Disposition(Recipient.MASH, "no-further-action");

    /** Agencies met about the child. */
    public static final Disposition DISCUSSION_HELD = new Disposition(Recipient.MASH, "discussion-held");

    /** The child-protection conference took place. */
    public static final Disposition CONFERENCE_HELD = new Disposition(Recipient.MASH, "conference-held");

    private static final String RECEIVED = "received";
    private static final String SENT_BACK = "returned-wrong-route";
    private static final String NOT_TAKEN = "not-taken";

    /** The MASH says why agencies need not meet. */
    public static final Disposition DISCUSSION_NOT_NEEDED = new Disposition(Recipient.MASH, "discussion-not-needed");

    /** Those that leave whoever shared it with nothing, unless they are told why. */
    private static final Set<String> NOTHING_WITHOUT_A_REASON =
            Set.of("no-further-action", "intelligence-recorded", "crime-cancelled", SENT_BACK, "cannot-say");

    /** Whether a sharer must be told why. */
    boolean needsReason() {
        return NOTHING_WITHOUT_A_REASON.contains(code);
    }

    /** Whether it came to the wrong place, and nobody there deals with it. */
    boolean sentBack() {
        return code.equals(SENT_BACK);
    }

    /** Whether the recipient has said that it cannot take the case: nothing that is due from it has been done. */
    boolean isNotTaken() {
        return code.equals(NOT_TAKEN);
    }

    /** Whether it says no more than that the case arrived. */
    boolean acknowledges() {
        return code.equals(RECEIVED);
    }
}
