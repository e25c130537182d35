package org.safeconduct.sealing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.safeconduct.agreement.Agency;
import org.safeconduct.platform.Unavailable;
import org.springframework.stereotype.Component;

/** The agencies' certificates. A file that is replaced while the gateway runs counts from the next envelope on. */
@Component
class RecipientKeys {

    private final KeyFolder keys;
    private final Clock clock;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    RecipientKeys(KeyFolder keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What is known about one agency's certificate.
     *
     * @param fingerprint SHA-256 of the certificate, in hexadecimal
     */
    record Entry(FileTime modified, long size, X509Certificate certificate, String fingerprint, SealingKey key) {}

    /** @throws Unavailable if the certificate is missing, expired, or nothing can be sealed to it */
    Entry of(Agency agency) {
        Entry entry;
        try {
            Path file = keys.file(agency.certificate());
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Entry known = entries.get(agency.certificate());
            entry = known != null && isStill(known, attributes) ? known : read(agency, attributes);
        } catch (IOException | GeneralSecurityException | KeysUnusable e) {
            throw new Unavailable("the certificate of " + agency.id() + " cannot be used", e);
        }
        try {
            entry.certificate().checkValidity(Date.from(clock.instant()));
        } catch (CertificateException e) {
            throw new Unavailable("the certificate of " + agency.id() + " has expired or is not valid yet", e);
        }
        return entry;
    }

    private Entry read(Agency agency, BasicFileAttributes attributes) throws GeneralSecurityException {
        X509Certificate certificate = keys.certificate(agency.certificate());
        Entry entry = new Entry(
                attributes.lastModifiedTime(),
                attributes.size(),
                certificate,
                Crypto.sha256(certificate.getEncoded()),
                SealingKey.of(certificate));
        entries.put(agency.certificate(), entry);
        return entry;
    }

    private static boolean isStill(Entry entry, BasicFileAttributes attributes) {
        return entry.modified().equals(attributes.lastModifiedTime()) && entry.size() == attributes.size();
    }
}
