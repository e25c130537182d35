package org.safeconduct.agreement;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A body that shares or receives.
 *
 * @param odsCodes the NHS organisation codes under which the agency sends; empty outside health
 * @param certificate file name, in the certificates folder, of the certificate to which envelopes for it are sealed and
 *     with which its receipts are signed
 * @param endpoint where envelopes are delivered; empty for an agency that only shares
 */
public record Agency(
        AgencyId id, String name, Sector sector, Set<String> odsCodes, String certificate, Optional<URI> endpoint) {

    public Agency {
        odsCodes = Set.copyOf(odsCodes);
    }
}
