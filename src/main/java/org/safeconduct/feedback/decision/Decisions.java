package org.safeconduct.feedback.decision;

import org.safeconduct.platform.Unavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes a checked decision in; the last step of {@code routes/decision.camel.yaml}. */
@Component("decisions")
class Decisions {

    private final DecisionStore store;

    Decisions(DecisionStore store) {
        this.store = store;
    }

    /**
     * @throws org.safeconduct.platform.Rejection if nothing of the case was sent to the caller's agency, or another decision
     *     came before under the same id
     * @throws Unavailable if the store cannot commit: then nothing has happened
     */
    public Noted take(HandlingDecision decision) {
        try {
            return store.take(decision);
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("the decision could not be stored", e);
        }
    }
}
