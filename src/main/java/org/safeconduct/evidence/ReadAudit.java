package org.safeconduct.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.platform.Unavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts on record who is about to see what. It is committed before anything is shown: no evidence, no view. */
@Component
public class ReadAudit {

    private final Evidence evidence;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ReadAudit(Evidence evidence, PlatformTransactionManager transactions, Clock clock) {
        this.evidence = evidence;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What of a case is looked at. */
    public enum Part implements Code {
        CASE,
        STATEMENT,
        RECEIPT,
        /** Why it was shared. */
        REASONS,
        /** A recipient opened it on a page of the gateway. */
        INBOX,
        /** A recipient's system fetched it, sealed as it is. */
        ENVELOPE
    }

    /**
     * The current caller is about to see a part of a case.
     *
     * @return when, as it is on record
     * @throws Unavailable if it cannot be put on record: then it must not be shown
     */
    public Instant record(Reference reference, Part part) {
        Instant now = clock.instant();
        commit(new EvidenceRecord(Event.VIEWED, now, reference, Map.of(Fact.LOOKED_AT, part.code())));
        return now;
    }

    /**
     * The current caller is about to see evidence itself.
     *
     * @throws Unavailable if it cannot be put on record: then it must not be shown
     */
    public void recordEvidence(Event event, Map<Fact, Object> facts) {
        commit(EvidenceRecord.ofGateway(event, clock.instant(), facts));
    }

    private void commit(EvidenceRecord record) {
        try {
            transactions.executeWithoutResult(status -> evidence.append(record));
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("a look could not be put on record", e);
        }
    }
}
