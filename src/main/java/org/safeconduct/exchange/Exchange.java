package org.safeconduct.exchange;

import org.safeconduct.handling.Explained;
import org.safeconduct.intake.Reply;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.envelope.Sealed;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The last stages of a disclosure's way in; {@code routes/share.camel.yaml} calls them by name. */
@Component("exchange")
public class Exchange {

    private final Answers answers;
    private final Acceptance acceptance;

    Exchange(Answers answers, Acceptance acceptance) {
        this.answers = answers;
        this.acceptance = acceptance;
    }

    /** What would happen: nothing is stored and nothing is sent. */
    public Reply preview(Explained explained) {
        return answers.preview(explained);
    }

    /** Draws up the evidence and writes the answer with its signed receipt. */
    public Receipted receipt(Sealed sealed) {
        return answers.receipt(sealed);
    }

    /**
     * Makes it so, in one transaction: envelopes, decisions, evidence, deliveries. The same message again gets its first
     * answer.
     *
     * @throws org.safeconduct.platform.Rejection if another message came before under the same message id
     * @throws Unavailable if the store cannot commit: then nothing has happened
     */
    public Reply accept(Receipted receipted) {
        try {
            return acceptance.accept(receipted);
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("the disclosure could not be stored", e);
        }
    }
}
