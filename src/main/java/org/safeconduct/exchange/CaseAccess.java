package org.safeconduct.exchange;

import java.util.Optional;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.identity.Caller;
import org.springframework.stereotype.Component;

/** The one way in which a case is found for someone to read: whose it is, is checked; that they looked, is on record. */
@Component
class CaseAccess {

    private final Cases cases;
    private final ReadAudit readAudit;

    CaseAccess(Cases cases, ReadAudit readAudit) {
        this.cases = cases;
        this.readAudit = readAudit;
    }

    /**
     * Finds a disclosure of the caller's agency; empty for any other, whether it exists or not.
     *
     * @throws org.safeconduct.platform.Unavailable if the look cannot be put on record
     */
    Optional<Cases.Stored> open(Reference reference, Caller caller, ReadAudit.Part part) {
        Optional<Cases.Stored> found = cases.find(reference, caller.agency());
        found.ifPresent(stored -> readAudit.record(reference, part));
        return found;
    }
}
