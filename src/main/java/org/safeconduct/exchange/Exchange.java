package org.safeconduct.exchange;

import java.util.Optional;
import org.safeconduct.handling.Explained;
import org.safeconduct.intake.PartOf;
import org.safeconduct.intake.ReadMessage;
import org.safeconduct.intake.Received;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.envelope.Sealed;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The stages of a disclosure's way in that know its case; {@code routes/share.camel.yaml} calls them by name. */
@Component("exchange")
public class Exchange {

    private final Answers answers;
    private final Acceptance acceptance;
    private final HealthMessages messages;
    private final ProtectedCases protectedCases;

    Exchange(Answers answers, Acceptance acceptance, HealthMessages messages, ProtectedCases protectedCases) {
        this.answers = answers;
        this.acceptance = acceptance;
        this.messages = messages;
        this.protectedCases = protectedCases;
    }

    /**
     * Finds the case that the message says it changes.
     *
     * @throws org.safeconduct.platform.Rejection not found, or conflict if more than one may be meant
     */
    public Received place(ReadMessage message) {
        Received read = message.read();
        return protectedCases.kept(message.continues()
                .map(named -> messages.find(read.caller().agency(), named))
                .map(of -> read.of(new PartOf(of, PartOf.Kind.CORRECT, Optional.empty())))
                .orElse(read));
    }

    /** What would happen: nothing is stored and nothing is sent. */
    public Reply preview(Explained explained) {
        return answers.preview(explained);
    }

    /** Draws up the evidence and writes the answer with its signed receipt. */
    public Prepared receipt(Sealed sealed) {
        return answers.receipt(sealed);
    }

    /**
     * Makes it so, in one transaction: envelopes, decisions, evidence, deliveries. The same message again gets its first
     * answer.
     *
     * @throws org.safeconduct.platform.Rejection if another message came before under the same message id
     * @throws Unavailable if the store cannot commit: then nothing has happened
     */
    public Reply accept(Prepared prepared) {
        try {
            return acceptance.accept(prepared);
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("the disclosure could not be stored", e);
        }
    }
}
