package org.safeconduct.sealing.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.held.HeldCertificates;
import org.safeconduct.sealing.keys.Certificates;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.own.OwnKeys;
import org.springframework.stereotype.Component;

/** Until when the certificates are good that are in use, for those who must be warned in time. */
@Component
public class CertificateTimes {

    private final OwnKeys own;
    private final HeldCertificates held;
    private final Register register;

    CertificateTimes(OwnKeys own, HeldCertificates held, Register register) {
        this.own = own;
        this.held = held;
        this.register = register;
    }

    /**
     * A certificate and its last moment.
     *
     * @param name of the key, or {@code agency} and the agency's
     */
    public record Lasts(String name, String fingerprint, Instant until) {}

    /** The gateway's own; of each agency, the one that lasts longest, because that one takes the others' place. */
    public List<Lasts> now() {
        List<Lasts> all = new ArrayList<>();
        own.certificates().forEach((name, certificate) -> all.add(lasts(name, certificate)));
        for (Agency agency : register.agencies()) {
            try {
                held.of(agency).stream()
                        .filter(certificate -> !Certificates.isAuthority(certificate))
                        .max(Comparator.comparing(java.security.cert.X509Certificate::getNotAfter))
                        .ifPresent(certificate -> all.add(lasts("agency " + agency.id(), certificate)));
            } catch (Unavailable e) {
                // Nothing can be sealed to it, and each try says so.
            }
        }
        return all;
    }

    private static Lasts lasts(String name, java.security.cert.X509Certificate certificate) {
        return new Lasts(
                name, Crypto.sha256(certificate), certificate.getNotAfter().toInstant());
    }
}
