package org.safeconduct.agreement;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Recipient;

/** The agencies file as it is written; read strictly, not yet checked. */
record RegisterFile(
        Partnership partnership,
        List<AgencyEntry> agencies,
        Map<Recipient, AgencyId> recipients,
        List<Agreement> agreements) {

    record AgencyEntry(
            AgencyId id,
            String name,
            Sector sector,
            Optional<Set<String>> odsCodes,
            String certificate,
            Optional<URI> endpoint) {

        Agency agency() {
            return new Agency(id, name, sector, odsCodes.orElse(Set.of()), certificate, endpoint);
        }
    }
}
