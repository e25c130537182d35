package org.safeconduct.feedback;

import java.time.Instant;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.sealing.vault.KeptForm;

/**
 * The answer to a challenge.
 *
 * @param meaning what comes of it, in plain English
 */
public record ChallengeSent(Reference reference, Recipient to, Instant answerDueBy, String meaning) {

    /** How it is kept. */
    public static final KeptForm<ChallengeSent> FORM = new KeptForm<>(ChallengeSent.class);
}
