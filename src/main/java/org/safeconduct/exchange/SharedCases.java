package org.safeconduct.exchange;

import java.util.Set;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.identity.Caller;
import org.safeconduct.sealing.vault.LockedRecords;
import org.springframework.stereotype.Component;

/** What an agency has shared, to be read again. Another agency's does not exist for a caller. */
@Component
public class SharedCases {

    /** On record, and not part of what happened to the disclosure: a system that looks every minute would bury that. */
    private static final Set<Event> ABOUT_READING = Set.of(Event.VIEWED, Event.TURNED_AWAY);

    private final CaseAccess caseAccess;
    private final LockedRecords locked;
    private final Statements statements;
    private final CaseParts parts;
    private final Evidence evidence;

    SharedCases(
            CaseAccess caseAccess, LockedRecords locked, Statements statements, CaseParts parts, Evidence evidence) {
        this.caseAccess = caseAccess;
        this.locked = locked;
        this.statements = statements;
        this.parts = parts;
        this.evidence = evidence;
    }

    /**
     * Finds one. That the caller looks is on record first.
     *
     * @throws org.safeconduct.platform.Rejection not found, if the caller's agency did not share it
     * @throws org.safeconduct.platform.Unavailable if the look cannot be put on record
     */
    public SharedCase open(String text, Caller caller) {
        Reference reference = reference(text);
        Cases.Stored stored =
                caseAccess.open(reference, caller, ReadAudit.Part.CASE).orElseThrow(Statements::unknown);
        return new SharedCase(
                answer(reference, stored),
                stored.status(),
                parts.parent(reference),
                parts.of(reference),
                statements.versions(reference),
                evidence.of(reference, ABOUT_READING));
    }

    /**
     * The signed receipt that the sharer got, a JWS. That the caller looks is on record first.
     *
     * @throws org.safeconduct.platform.Rejection not found, if the caller's agency did not share it
     */
    public String receipt(String text, Caller caller) {
        Reference reference = reference(text);
        Cases.Stored stored =
                caseAccess.open(reference, caller, ReadAudit.Part.RECEIPT).orElseThrow(Statements::unknown);
        return answer(reference, stored).receipt().orElseThrow();
    }

    private DisclosureAnswer answer(Reference reference, Cases.Stored stored) {
        return locked.unlock(Acceptance.context(reference), DisclosureAnswer.FORM, stored.answer());
    }

    private static Reference reference(String text) {
        if (!Reference.isReference(text)) {
            throw Statements.unknown();
        }
        return new Reference(text);
    }
}
