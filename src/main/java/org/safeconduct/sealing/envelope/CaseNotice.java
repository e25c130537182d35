package org.safeconduct.sealing.envelope;

import java.time.Instant;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.springframework.modulith.NamedInterface;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something a sharer says about a case to an agency that has it: that it is withdrawn, or contested, or asked about. It is no
 * disclosure: it releases nothing of one.
 *
 * @param kind what it is, such as {@code withdrawal}
 * @param said what the sharer says, by key
 */
@NamedInterface
public record CaseNotice(Reference reference, AgencyId from, AgencyId to, String kind, Instant at, ObjectNode said) {

    @Override
    public String toString() {
        return "CaseNotice[" + reference + ", " + to + ", withheld]";
    }
}
