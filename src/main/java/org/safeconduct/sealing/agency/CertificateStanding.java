package org.safeconduct.sealing.agency;

import org.springframework.modulith.NamedInterface;

/** Whether a certificate to which something was sealed still counts. */
@NamedInterface
public enum CertificateStanding {
    /** Yes. */
    HOLDS,
    /** No, and it never will again: what was sealed to it must not go out. */
    WITHDRAWN,
    /** Nobody can say just now: what was sealed to it waits. */
    UNKNOWN
}
