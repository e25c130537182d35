package org.safeconduct.sealing.agency;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateRevokedException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.own.OwnKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether an authority has taken a certificate back, by the lists in {@code ca.crl} or by OCSP; the JDK's own checks. */
@Component
class Revocation {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);

    enum Standing {
        GOOD,
        REVOKED,
        /** And this partnership wants such a certificate refused. */
        UNKNOWN
    }

    /** @param list what the list's file looked like */
    private record Answer(Standing standing, Instant until, String list) {}

    private final KeyFolder folder;
    private final OwnKeys keys;
    private final RevocationSettings settings;
    private final Clock clock;
    private final Map<X509Certificate, Answer> answers = new ConcurrentHashMap<>();

    Revocation(KeyFolder folder, OwnKeys keys, RevocationSettings settings, Clock clock) {
        this.folder = folder;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    Standing of(X509Certificate certificate) {
        String list = folder.stamp(KeyFolder.REVOCATION_LIST);
        if (settings.by() == RevocationSettings.By.LIST_IF_PRESENT && list.isEmpty()) {
            return Standing.GOOD;
        }
        Instant now = clock.instant();
        Answer known = answers.get(certificate);
        if (known != null && now.isBefore(known.until()) && known.list().equals(list)) {
            return known.standing();
        }
        if (answers.size() > 10_000) {
            // Certificates come and go; what is forgotten is asked again.
            answers.clear();
        }
        Standing standing = ask(certificate, now);
        answers.put(certificate, new Answer(standing, now.plus(settings.remember()), list));
        return standing;
    }

    private Standing ask(X509Certificate certificate, Instant now) {
        try {
            Set<TrustAnchor> anchors = keys.authoritiesNow().stream()
                    .map(authority -> new TrustAnchor(authority, null))
                    .collect(Collectors.toSet());
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXParameters parameters = new PKIXParameters(anchors);
            // An expired certificate is not a revoked one: others look at the time.
            parameters.setDate(within(certificate, now));
            PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
            Set<Option> options = EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK);
            if (settings.by() == RevocationSettings.By.OCSP) {
                if (settings.responder() != null) {
                    checker.setOcspResponder(settings.responder());
                }
            } else {
                options.add(Option.PREFER_CRLS);
                parameters.addCertStore(
                        CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists())));
            }
            checker.setOptions(options);
            parameters.addCertPathChecker(checker);
            validator.validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
            return Standing.GOOD;
        } catch (CertPathValidatorException e) {
            if (e.getReason() == CertPathValidatorException.BasicReason.REVOKED
                    || e.getCause() instanceof CertificateRevokedException) {
                LOG.warn("A certificate was revoked: {}", Crypto.sha256(certificate));
                return Standing.REVOKED;
            }
            return unknown(certificate, e);
        } catch (GeneralSecurityException | IOException e) {
            return unknown(certificate, e);
        }
    }

    private Standing unknown(X509Certificate certificate, Exception why) {
        LOG.warn(
                "Whether a certificate was revoked is not known: {} ({})",
                Crypto.sha256(certificate),
                why.getClass().getSimpleName());
        return settings.whenUnknown() == RevocationSettings.WhenUnknown.ACCEPT ? Standing.GOOD : Standing.UNKNOWN;
    }

    private static Date within(X509Certificate certificate, Instant now) {
        // The JDK counts a certificate as good until the moment of its revocation, by the authority's clock.
        Date date = Date.from(now.plus(CLOCKS_DIFFER_BY));
        return date.after(certificate.getNotAfter()) ? certificate.getNotAfter() : date;
    }

    private Collection<? extends CRL> lists() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(folder.file(KeyFolder.REVOCATION_LIST))) {
            return CertificateFactory.getInstance("X.509").generateCRLs(in);
        }
    }
}
