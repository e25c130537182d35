package org.safeconduct.agreement;

import java.time.Instant;
import java.util.Optional;

/** The certificates of the agencies that an operator has added; those of the agencies file are in the keys folder. */
public interface AddedCertificates {

    /**
     * Those of one that was added, as they were kept; empty for any other.
     *
     * @throws org.safeconduct.platform.Unavailable if that cannot be known: one that was withdrawn since must not be taken for
     *     good
     */
    Optional<byte[]> certificates(AgencyId agency);

    /**
     * Keeps them in the caller's transaction: these and no others from now on.
     *
     * @param certificates in a form that only who keeps keys can write, so that nobody else puts theirs in the place
     * @throws org.safeconduct.platform.Rejection if the agency is not one that was added
     */
    void keep(AgencyId agency, byte[] certificates, Instant at);
}
