package org.safeconduct.sealing.agency;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.safeconduct.agreement.AddedCertificates;
import org.safeconduct.agreement.Agency;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.held.HeldCertificates;
import org.safeconduct.sealing.keys.Certificates;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.Pem;
import org.safeconduct.sealing.own.OwnKeys;
import org.safeconduct.sealing.watch.KeyFingerprints;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The certificates with which an agency joins, or goes on: what is accepted, and keeping it for every node. */
@NamedInterface
@Component
public class NewAgencyCertificate {

    /** Names of keys that are the gateway's own. */
    private static final Set<String> OWN = Set.of(KeyFolder.CA, KeyFolder.SERVER, KeyFolder.GATEWAY, KeyFolder.RECEIPT);

    private final HeldCertificates held;
    private final AddedCertificates added;
    private final OwnKeys own;
    private final Revocation revocation;
    private final KeyFingerprints fingerprints;
    private final Clock clock;

    NewAgencyCertificate(
            HeldCertificates held,
            AddedCertificates added,
            OwnKeys own,
            Revocation revocation,
            KeyFingerprints fingerprints,
            Clock clock) {
        this.held = held;
        this.added = added;
        this.own = own;
        this.revocation = revocation;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /**
     * A certificate that was accepted.
     *
     * @param pem as it will be kept
     * @param sha256 its fingerprint; of several, each
     * @param subject of the first, as RFC 2253 writes it
     */
    @NamedInterface
    public record Accepted(String pem, String sha256, String subject) {}

    /**
     * Whether this can be the agency's.
     *
     * @param pem one certificate, or several of which at least one can be sealed to
     * @throws Rejection if it cannot; names no content
     * @throws Unavailable if it cannot be known whether one was revoked
     */
    public Accepted check(Agency agency, String pem) {
        if (OWN.contains(agency.id().value())) {
            throw new Rejection(Rejection.Kind.INVALID, "is the name of a key of the gateway", "/agency/id");
        }
        List<X509Certificate> certificates = read(pem);
        for (X509Certificate certificate : certificates) {
            require(!Certificates.isAuthority(certificate), "is an authority's and not an agency's");
            require(issuedByPartnership(certificate), "was not issued by the partnership's authority");
            require(Certificates.isValid(certificate, clock.instant()), "has expired or is not valid yet");
            // Whoever has the key could open what is for the other.
            require(!isOfAnother(agency, certificate), "is another agency's");
            switch (revocation.of(certificate)) {
                case REVOKED -> throw refused("was revoked");
                case UNKNOWN -> throw new Unavailable("whether the certificate was revoked cannot be known");
                case GOOD -> {}
            }
        }
        require(
                certificates.stream().anyMatch(SealingKey::fits),
                "has a key of a kind that nothing can be sealed to: P-256, P-384 or ML-KEM-768 is needed");
        require(
                !agency.postQuantum() || certificates.stream().anyMatch(NewAgencyCertificate::isPostQuantum),
                "has no key for ML-KEM-768, which the description demands");
        return new Accepted(
                write(certificates),
                Crypto.sha256(certificates),
                certificates.getFirst().getSubjectX500Principal().getName());
    }

    /**
     * Keeps them as the agency's, in the caller's transaction: any other that it had is withdrawn, on every node.
     *
     * @throws Rejection if the agencies file names the agency
     */
    public void keep(Agency agency, Accepted accepted, Instant at) {
        added.keep(agency.id(), held.lock(agency.id(), accepted.pem()), at);
    }

    private static List<X509Certificate> read(String pem) {
        require(!pem.contains("PRIVATE KEY"), "holds a private key, which must stay with the agency");
        try {
            List<X509Certificate> certificates =
                    Pem.certificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            require(!certificates.isEmpty(), "is not a certificate in PEM form");
            return certificates;
        } catch (GeneralSecurityException e) {
            // No cause: it may quote the input.
            throw refused("is not a certificate in PEM form");
        }
    }

    private boolean issuedByPartnership(X509Certificate certificate) {
        return own.authoritiesNow().stream()
                .filter(authority -> authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .anyMatch(authority -> {
                    try {
                        certificate.verify(authority.getPublicKey(), Crypto.BC);
                        return true;
                    } catch (GeneralSecurityException e) {
                        return false;
                    }
                });
    }

    private boolean isOfAnother(Agency agency, X509Certificate certificate) {
        String sha256 = Crypto.sha256(certificate);
        return fingerprints.agencies().entrySet().stream()
                .filter(known -> !known.getKey().equals(KeyFingerprints.name(agency)))
                .anyMatch(known -> known.getValue().contains(sha256));
    }

    private static boolean isPostQuantum(X509Certificate certificate) {
        try {
            return SealingKey.of(certificate) instanceof KemSealingKey;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String write(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                text.append(Pem.certificate(certificate));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a certificate that was read can be written", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw refused(fault);
        }
    }

    private static Rejection refused(String fault) {
        return new Rejection(Rejection.Kind.INVALID, fault, "/certificate");
    }
}
