package org.safeconduct.agreement;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;

/** The agencies file as it is written; read strictly, not yet checked. */
record RegisterFile(
        Partnership partnership,
        List<AgencyEntry> agencies,
        Map<Recipient, AgencyId> recipients,
        List<Agreement> agreements) {

    /** Whose people decide on what an agency shares and the rules refer. */
    enum Reviewers implements Code {
        OWN,
        PARTNERSHIP
    }

    /** @param reviewers its own unless it says otherwise */
    record AgencyEntry(
            AgencyId id,
            String name,
            Sector sector,
            Optional<Set<String>> odsCodes,
            String certificate,
            Optional<URI> endpoint,
            Optional<Reviewers> reviewers) {

        Agency agency() {
            return new Agency(id, name, sector, odsCodes.orElse(Set.of()), certificate, endpoint);
        }
    }
}
