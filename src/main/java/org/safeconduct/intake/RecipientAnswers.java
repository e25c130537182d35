package org.safeconduct.intake;

import org.safeconduct.disclosure.Reference;

/** Takes the recipients' answers. Intake reads them; the feedback package knows what they mean. */
public interface RecipientAnswers {

    /**
     * An answer that was taken in.
     *
     * @param repeated whether the same answer had come before
     */
    record Taken(Reference reference, boolean repeated) {}

    /**
     * @throws org.safeconduct.platform.Rejection if it answers nothing that was sent to the caller's agency, or breaks a rule; a
     *     pointer into the decision is a JSON pointer
     * @throws org.safeconduct.platform.Unavailable if it cannot be kept: then nothing has happened
     */
    Taken take(RecipientAnswer answer);
}
