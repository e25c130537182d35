package org.safeconduct.agreement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;

/** The agencies of a partnership and what they have agreed. */
public interface Register {

    Optional<Agency> agency(AgencyId id);

    /** Every agency of the partnership. */
    java.util.Collection<Agency> agencies();

    /** Those that the agencies file names: all that is known before the store is up. */
    default java.util.Collection<Agency> ofFile() {
        return agencies();
    }

    /**
     * The agency whose reviewers decide on what this agency shares: itself, or the partnership's governance where it has no
     * reviewers of its own.
     */
    default AgencyId reviewerOf(AgencyId sharer) {
        return sharer;
    }

    /**
     * The fingerprints (SHA-256, in hexadecimal) of those certificates under which an agency receives, as the agreements in
     * force name them; empty if they leave it to the agency.
     */
    default Set<String> agreedCertificates(AgencyId agency) {
        return Set.of();
    }

    /** The agency that plays a recipient's part in this partnership. */
    Agency recipient(Recipient recipient);

    /** Whether an agreement covers these two agencies for at least one of these purposes on that day. */
    Agreement.Standing standing(AgencyId from, AgencyId to, Set<Purpose> purposes, LocalDate day);
}
