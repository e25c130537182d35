package org.safeconduct.sealing.agency;

import java.security.cert.X509Certificate;
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

    /** @param fingerprint of the certificate to which something was sealed */
    public Standing standing(Agency agency, String fingerprint) {
        return keys.standing(agency, fingerprint);
    }
}
