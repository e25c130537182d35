package org.safeconduct.sealing.agency;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.safeconduct.agreement.Agency;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The certificates of agencies, for those who check what an agency has signed or what was sealed to it. */
@NamedInterface
@Component
public class AgencyCertificates {

    private final RecipientKeys keys;

    AgencyCertificates(RecipientKeys keys) {
        this.keys = keys;
    }

    /**
     * Those that count now, the newest first: while one takes the place of another, an agency signs with either.
     *
     * @throws org.safeconduct.platform.Unavailable if the agency's file is missing or cannot be used
     */
    public List<X509Certificate> of(Agency agency) {
        return keys.signing(agency);
    }

    /**
     * A certificate as those see it who look after it.
     *
     * @param fingerprint SHA-256, in hexadecimal
     * @param seals whether something can be sealed to it
     */
    @NamedInterface
    public record Seen(String fingerprint, Instant from, Instant until, boolean seals, CertificateStanding standing) {}

    /**
     * All that an agency has now, whatever they are good for, in the order in which it gave them.
     *
     * @throws org.safeconduct.platform.Unavailable if the agency's file is missing or cannot be used
     */
    public List<Seen> seen(Agency agency) {
        return keys.seen(agency);
    }

    /** @param fingerprint of the certificate to which something was sealed */
    public CertificateStanding standing(Agency agency, String fingerprint) {
        return keys.standing(agency, fingerprint);
    }
}
