package org.safeconduct.sealing.agency;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.held.HeldCertificates;
import org.safeconduct.sealing.keys.Certificates;
import org.safeconduct.sealing.keys.Crypto;
import org.springframework.stereotype.Component;

/**
 * The agencies' certificates: all that stand for an agency now, and no others. Others that take their place while the gateway
 * runs count from the next envelope on. To take a certificate out is to withdraw it.
 */
@Component
public class RecipientKeys {

    private final HeldCertificates held;
    private final Register register;
    private final Revocation revocation;
    private final Clock clock;
    private final Map<AgencyId, Read> read = new ConcurrentHashMap<>();

    RecipientKeys(HeldCertificates held, Register register, Revocation revocation, Clock clock) {
        this.held = held;
        this.register = register;
        this.revocation = revocation;
        this.clock = clock;
    }

    /** An agency's certificates as they were read. */
    private record Read(String stamp, List<Entry> entries) {}

    /**
     * One certificate of an agency.
     *
     * @param fingerprint SHA-256 of the certificate, in hexadecimal
     * @param key empty if nothing can be sealed to it
     */
    public record Entry(X509Certificate certificate, String fingerprint, Optional<SealingKey> key) {

        private boolean isPostQuantum() {
            return key.filter(KemSealingKey.class::isInstance).isPresent();
        }
    }

    /**
     * The newest certificate of the agency to which may be sealed now.
     *
     * @throws Rejection if the register demands of this agency what none of its certificates can do
     * @throws Unavailable if there is none: missing, expired, withdrawn, not the agreed one, or that cannot be known
     */
    public Entry of(Agency agency) {
        List<Entry> usable = entries(agency).stream()
                .filter(entry -> entry.key().isPresent())
                .toList();
        if (usable.isEmpty()) {
            throw new Unavailable("the certificate of " + agency.id() + " cannot be used");
        }
        if (agency.postQuantum()) {
            usable = usable.stream().filter(Entry::isPostQuantum).toList();
            if (usable.isEmpty()) {
                throw new Rejection(
                        Rejection.Kind.RECIPIENT_KEY,
                        "the register demands post-quantum sealing to a recipient that has no ML-KEM certificate;"
                                + " nothing was stored or sent, so tell the recipient in another way");
            }
        }
        List<Entry> valid = newestFirst(usable).toList();
        if (valid.isEmpty()) {
            throw new Unavailable("the certificate of " + agency.id() + " has expired or is not valid yet");
        }
        return valid.stream()
                .filter(entry -> isAgreed(agency, entry))
                .filter(entry -> revocation.of(entry.certificate()) == Revocation.Standing.GOOD)
                .findFirst()
                .orElseThrow(() -> new Unavailable(
                        "the certificate of " + agency.id() + " was revoked, or is not the one that was agreed"));
    }

    List<AgencyCertificates.Seen> seen(Agency agency) {
        return entries(agency).stream()
                .map(entry -> new AgencyCertificates.Seen(
                        entry.fingerprint(),
                        entry.certificate().getNotBefore().toInstant(),
                        entry.certificate().getNotAfter().toInstant(),
                        entry.key().isPresent(),
                        standing(agency, entry.fingerprint())))
                .toList();
    }

    /** The agencies that have a certificate now, whatever it is good for; one whose file cannot be used has none. */
    Set<AgencyId> whose(X509Certificate certificate) {
        String fingerprint = Crypto.sha256(certificate);
        return register.agencies().stream()
                .filter(agency -> has(agency, fingerprint))
                .map(Agency::id)
                .collect(Collectors.toSet());
    }

    private boolean has(Agency agency, String fingerprint) {
        try {
            return entries(agency).stream()
                    .anyMatch(entry -> entry.fingerprint().equals(fingerprint));
        } catch (Unavailable e) {
            return false;
        }
    }

    /** The certificates that count now for what the agency signs, the newest first. */
    List<X509Certificate> signing(Agency agency) {
        return newestFirst(entries(agency))
                .filter(entry -> revocation.of(entry.certificate()) == Revocation.Standing.GOOD)
                .map(Entry::certificate)
                .toList();
    }

    /**
     * Whether what was sealed to that certificate may still go to the agency. That it has expired since does not count. One that
     * a hosted agency has kept beside its key counts, as its desk opens what was sealed to it.
     */
    CertificateStanding standing(Agency agency, String fingerprint) {
        try {
            Optional<Entry> found = entries(agency).stream()
                    .filter(entry -> entry.fingerprint().equals(fingerprint))
                    .findFirst();
            if (found.isPresent()) {
                // An agreement that names another may be a slip of the pen: it waits, and is not given up.
                CertificateStanding ifAgreed =
                        isAgreed(agency, found.get()) ? CertificateStanding.HOLDS : CertificateStanding.UNKNOWN;
                return unlessRevoked(found.get().certificate(), ifAgreed);
            }
            return held.kept(agency).stream()
                    .filter(certificate -> Crypto.sha256(certificate).equals(fingerprint))
                    .findFirst()
                    .map(certificate -> unlessRevoked(certificate, CertificateStanding.HOLDS))
                    .orElse(CertificateStanding.WITHDRAWN);
        } catch (Unavailable e) {
            return CertificateStanding.UNKNOWN;
        }
    }

    private CertificateStanding unlessRevoked(X509Certificate certificate, CertificateStanding otherwise) {
        return switch (revocation.of(certificate)) {
            case REVOKED -> CertificateStanding.WITHDRAWN;
            case UNKNOWN -> CertificateStanding.UNKNOWN;
            case GOOD -> otherwise;
        };
    }

    private java.util.stream.Stream<Entry> newestFirst(List<Entry> entries) {
        Instant now = clock.instant();
        return entries.stream()
                .filter(entry -> Certificates.isValid(entry.certificate(), now))
                .sorted(Comparator.comparing(
                                (Entry entry) -> entry.certificate().getNotBefore())
                        .reversed());
    }

    private boolean isAgreed(Agency agency, Entry entry) {
        Set<String> agreed = register.agreedCertificates(agency.id());
        return agreed.isEmpty() || agreed.contains(entry.fingerprint());
    }

    private List<Entry> entries(Agency agency) {
        String stamp = held.stamp(agency);
        Read known = read.get(agency.id());
        if (known != null && known.stamp().equals(stamp) && !stamp.isEmpty()) {
            return known.entries();
        }
        List<Entry> entries = new ArrayList<>();
        for (X509Certificate certificate : held.of(agency)) {
            if (!Certificates.isAuthority(certificate)) {
                entries.add(new Entry(certificate, Crypto.sha256(certificate), sealing(certificate)));
            }
        }
        read.put(agency.id(), new Read(stamp, List.copyOf(entries)));
        return entries;
    }

    private static Optional<SealingKey> sealing(X509Certificate certificate) {
        try {
            return Optional.of(SealingKey.of(certificate));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
