package org.safeconduct.desk;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseMoved;
import org.safeconduct.exchange.CaseWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the lists: in the very transaction in which a case moves, as its last act and once, its lines are written anew from
 * what their owners know then. Whoever moves a case holds it until the commit, so no line is made from what is half there.
 */
@Component
class InboxKeeper {

    private final InboxSources sources;
    private final InboxRows rows;

    InboxKeeper(InboxSources sources, InboxRows rows) {
        this.sources = sources;
        this.rows = rows;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseMoved moved) {
        note(List.of(moved.reference()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseWithdrawn withdrawn) {
        note(withdrawn.parts());
    }

    private void note(Collection<Reference> references) {
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Moved.class::isInstance)
                .map(Moved.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Moved moved = new Moved();
                    TransactionSynchronizationManager.registerSynchronization(moved);
                    return moved;
                })
                .references
                .addAll(references);
    }

    /** What has moved in one transaction. */
    private final class Moved implements TransactionSynchronization {

        private final Set<Reference> references = new HashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            sources.ofCasesWith(references).forEach(rows::put);
        }
    }
}
