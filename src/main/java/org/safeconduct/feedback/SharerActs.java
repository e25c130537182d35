package org.safeconduct.feedback;

import java.util.Set;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.RevokedRequest;
import org.safeconduct.intake.Submission;

/**
 * What the sharing agency can do with a case besides reading it; the interface and the pages come in here. Each body is JSON as
 * the schema of its call says, and the same body again gets the same answer.
 *
 * <p>Every method throws a {@link org.safeconduct.platform.Rejection} if the body or the case does not allow it, which names the
 * place in the body; and {@link org.safeconduct.platform.Unavailable} if nothing could be stored, and then nothing has happened.
 */
public interface SharerActs {

    /** The kind of the message in which a sharer asks for news. */
    String ASK_FOR_NEWS = "ask-for-news";

    /** Grounds for cancelling: police-handling.md, Home Office Counting Rules; the sharer's wish is none of them. */
    String NOT_UNRECORDED =
            "Withdrawing does not un-record a crime. If the police have recorded one, that record stays: the police can cancel "
                    + "it only on set grounds, such as that it was recorded in error or that checked new information shows "
                    + "that no crime took place. Enquiries to protect a child may go on as well.";

    /** What comes of a challenge. */
    String CHALLENGED =
            "Your challenge goes to the agency's named contact, and the safeguarding partnership knows of it. "
                    + "If nobody answers in time, it goes to the partnership. Nobody can promise that a "
                    + "decision changes. If someone comes to be in danger, call 999.";

    /** A case of the caller's agency; another agency's does not exist for it. */
    Reference known(String reference, Caller caller);

    /** Those to whom something of it was sent: only they can be asked or disagreed with. */
    Set<Recipient> recipients(Reference reference);

    /** Whether anything can still be done with it: it has not been withdrawn. */
    boolean isOpen(Reference reference);

    /** Adds or corrects, on the route of a first disclosure; or asks for news. */
    Updated update(Reference reference, byte[] body, Caller caller, Submission.Channel channel, boolean preview);

    /** Asks the recipients how things stand; the same body as an update's. */
    NewsAsked askForNews(Reference reference, byte[] body, Caller caller);

    /** Stops what has not gone out, and tells those who may have read it. */
    Withdrawn withdraw(Reference reference, byte[] body, Caller caller);

    /** The same, of a health system that sent its request again as revoked. */
    Withdrawn.Reply withdraw(RevokedRequest request);

    /** Disagrees with a recipient. */
    ChallengeSent challenge(Reference reference, byte[] body, Caller caller);
}
