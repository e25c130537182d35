package org.safeconduct.agreement;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Recipient;

/**
 * A body that shares or receives.
 *
 * @param odsCodes the NHS organisation codes under which the agency sends; empty outside health
 * @param certificate file name, in the certificates folder, of the certificate to which envelopes for it are sealed and
 *     with which its receipts are signed
 * @param endpoint where envelopes are delivered; empty for an agency that only shares
 * @param hosted whether the gateway holds its private key, so that its officers open envelopes on the gateway's pages
 * @param channel how its system is told of news; empty for one that looks for itself
 * @param contact e-mail address of the person it names for what is overdue or contested
 * @param postQuantum whether nothing may be sealed to it but by ML-KEM
 * @param duty whom it has for what cannot wait
 * @param answersWithin how long its system may take to receipt; empty for what the gateway gives everyone
 */
public record Agency(
        AgencyId id,
        String name,
        Sector sector,
        Set<String> odsCodes,
        String certificate,
        Optional<URI> endpoint,
        boolean hosted,
        Optional<Channel> channel,
        Optional<String> contact,
        boolean postQuantum,
        Duty duty,
        Optional<Duration> answersWithin) {

    /** The scheme of an endpoint that is the gateway's own inbox, for an agency without a system. */
    public static final String DESK = "desk";

    public Agency {
        odsCodes = Set.copyOf(odsCodes);
    }

    /** An agency that reads in its own system, looks for news itself and names nobody. */
    public Agency(
            AgencyId id, String name, Sector sector, Set<String> odsCodes, String certificate, Optional<URI> endpoint) {
        this(id, name, sector, odsCodes, certificate, endpoint, false, Optional.empty(), Optional.empty(), false);
    }

    /** An agency that has nobody on duty. */
    public Agency(
            AgencyId id,
            String name,
            Sector sector,
            Set<String> odsCodes,
            String certificate,
            Optional<URI> endpoint,
            boolean hosted,
            Optional<Channel> channel,
            Optional<String> contact,
            boolean postQuantum) {
        this(
                id,
                name,
                sector,
                odsCodes,
                certificate,
                endpoint,
                hosted,
                channel,
                contact,
                postQuantum,
                Duty.NONE,
                Optional.empty());
    }

    /** The recipient whose part it can play: that of its sector, if it receives at all. */
    public Optional<Recipient> part() {
        Optional<Recipient> ofSector = switch (sector) {
            case POLICE -> Optional.of(Recipient.POLICE);
            case MASH -> Optional.of(Recipient.MASH);
            case HEALTH, EDUCATION, THIRD_SECTOR, GOVERNANCE -> Optional.empty();
        };
        return ofSector.filter(recipient -> endpoint.isPresent());
    }

    /** Whether it has no system that receives: what is sealed for it waits in the gateway's inbox. */
    public boolean receivesAtDesk() {
        return endpoint.filter(where -> DESK.equals(where.getScheme())).isPresent();
    }
}
