package org.safeconduct.feedback.decision;

import java.util.ArrayList;
import java.util.List;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Statements;
import org.safeconduct.feedback.DecisionReceipt;
import org.safeconduct.feedback.RecipientActs.Preview;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.handling.StatementChanges;
import org.safeconduct.platform.Unavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a checked decision in; the last step of {@code routes/decision.camel.yaml}. */
@Component("decisions")
class Decisions {

    private final DecisionStore store;
    private final Statements statements;
    private final TransactionTemplate transactions;

    Decisions(DecisionStore store, Statements statements, PlatformTransactionManager transactions) {
        this.store = store;
        this.statements = statements;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * @throws org.safeconduct.platform.Rejection if nothing of the case was sent to the caller's agency, or another decision
     *     came before under the same id
     * @throws Unavailable if the store cannot commit: then nothing has happened
     */
    public DecisionReceipt take(HandlingDecision decision) {
        try {
            return store.take(decision);
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("the decision could not be stored", e);
        }
    }

    /**
     * What would come of it: it is taken in, and what it did is looked at and undone. So the preview cannot differ from the
     * act.
     *
     * @throws org.safeconduct.platform.Rejection as {@link #take} does
     */
    Preview preview(HandlingDecision decision) {
        try {
            return transactions.execute(undone -> {
                undone.setRollbackOnly();
                Reference reference = decision.reference();
                DecisionReceipt receipt = store.take(decision);
                Statements.Version after = statements.versions(reference).getLast();
                // Nothing that the sharer reads changes, and there is no new version.
                boolean unchanged = !after.madeAt().equals(receipt.receivedAt());
                return new Preview(
                        store.told(reference, decision.caller().agency(), decision.decisionId()),
                        unchanged ? with(after, List.of(), StatementChanges.NONE) : onlyNews(after));
            });
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("the decision could not be tried", e);
        }
    }

    private static Statements.Version onlyNews(Statements.Version version) {
        List<Line> lines = new ArrayList<>(version.changes().added());
        version.changes().changed().forEach(pair -> lines.add(pair.after()));
        return with(version, lines, version.changes());
    }

    private static Statements.Version with(Statements.Version version, List<Line> lines, StatementChanges changes) {
        HandlingStatement whole = version.statement();
        return new Statements.Version(
                version.reference(),
                version.number(),
                version.madeAt(),
                new HandlingStatement(
                        whole.rulebook(),
                        whole.force(),
                        whole.language(),
                        lines,
                        changes.clocksStarted(),
                        whole.notice(),
                        whole.unconfirmed()),
                changes);
    }
}
