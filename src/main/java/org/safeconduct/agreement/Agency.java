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
 * @param channel how its system is told of news; empty for one that looks for itself
 * @param contact e-mail address of the person it names for what is overdue or contested
 * @param postQuantum whether nothing may be sealed to it but by ML-KEM
 */
public record Agency(
        AgencyId id,
        String name,
        Sector sector,
        Set<String> odsCodes,
        String certificate,
        Optional<URI> endpoint,
        Optional<Channel> channel,
        Optional<String> contact,
        boolean postQuantum) {

    public Agency {
        odsCodes = Set.copyOf(odsCodes);
    }

    /** An agency that looks for news itself and names nobody. */
    public Agency(
            AgencyId id, String name, Sector sector, Set<String> odsCodes, String certificate, Optional<URI> endpoint) {
        this(id, name, sector, odsCodes, certificate, endpoint, Optional.empty(), Optional.empty(), false);
    }
}
