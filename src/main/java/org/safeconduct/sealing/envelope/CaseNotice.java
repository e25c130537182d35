package org.safeconduct.sealing.envelope;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.springframework.modulith.NamedInterface;

/**
 * Something a sharer says about a case to an agency that has it: that it is withdrawn, or contested, or asked about. It is no
 * disclosure: it releases nothing of one.
 *
 * @param kind what it is, such as {@code withdrawal}
 * @param said what the sharer says, by key
 */
@NamedInterface
public record CaseNotice(
        Reference reference, AgencyId from, AgencyId to, String kind, Instant at, Map<String, ?> said) {

    public CaseNotice {
        said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
    }

    @Override
    public String toString() {
        return "CaseNotice[" + reference + ", " + to + ", withheld]";
    }
}
