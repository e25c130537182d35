package org.safeconduct.sealing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.safeconduct.sealing.development.DevelopmentAuthority;
import org.safeconduct.sealing.development.DevelopmentKeys;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.NoteKey;
import org.safeconduct.sealing.keys.OwnKey;
import org.safeconduct.sealing.keys.Pem;

/** What an operator does to the keys folder of a running gateway, as the folder's README tells it. */
public final class Rollover {

    private final KeyFolder keys;
    private final Clock clock;

    public Rollover(Path certs, Clock clock) {
        this.clock = clock;
        this.keys = new KeyFolder(certs.toAbsolutePath().normalize(), true);
    }

    /** The keys of another authority, which calls itself the same. */
    public static Rollover elsewhere(Path certs, Clock clock) {
        Rollover other = new Rollover(certs, clock);
        new DevelopmentKeys(other.keys, new DevelopmentAuthority(clock, Workshop.IDS), Workshop.IDS)
                .complete(List.of());
        return other;
    }

    /** Puts a new certificate beside the old one, then moves the new key over the old one. */
    public void own(String name) throws Exception {
        DevelopmentAuthority.Part part = switch (name) {
            case KeyFolder.SERVER -> DevelopmentAuthority.Part.SERVER;
            case KeyFolder.GATEWAY -> DevelopmentAuthority.Part.GATEWAY;
            case KeyFolder.RECEIPT -> DevelopmentAuthority.Part.RECEIPT;
            default -> throw new IllegalArgumentException(name);
        };
        KeyPair pair = Workshop.pair("P-256");
        replace(name + ".pem", read(name + ".pem") + pem(issue(part, name, pair)));
        replace(name + ".key", pem(pair));
    }

    /** Gives an agency a further key: its system has the key before the gateway has the certificate. */
    public void agency(String name) throws Exception {
        KeyPair pair = Workshop.pair("P-256");
        replace(name + ".key", read(name + ".key") + pem(pair));
        replace(name + ".pem", read(name + ".pem") + pem(issue(DevelopmentAuthority.Part.AGENCY, name, pair)));
    }

    /** Gives a hosted agency another key; what was sealed to the one before can still be opened. */
    public void renew(String name) throws Exception {
        KeyPair pair = Workshop.pair("P-256");
        replace(name + ".key", read(name + ".key") + read(name + ".pem") + pem(pair));
        replace(name + ".pem", pem(issue(DevelopmentAuthority.Part.AGENCY, name, pair)));
    }

    /** Gives a hosted agency another key because the one it had got into wrong hands. */
    public void replaceBoth(String name) throws Exception {
        KeyPair pair = Workshop.pair("P-256");
        replace(name + ".key", pem(pair));
        replace(name + ".pem", pem(issue(DevelopmentAuthority.Part.AGENCY, name, pair)));
    }

    /** A certificate of the authority for an agency that is to come, as PEM. */
    public String certificate(String name) throws Exception {
        return pem(issue(DevelopmentAuthority.Part.AGENCY, name, Workshop.pair("P-256")));
    }

    /** From now on the agency has another certificate, and the one it had is withdrawn. */
    public void withdraw(String name) throws Exception {
        KeyPair pair = Workshop.pair("P-256");
        replace(name + ".pem", pem(issue(DevelopmentAuthority.Part.AGENCY, name, pair)));
    }

    /** A key that signs checkpoints beside the log's own. */
    public void nextLogKey() throws IOException {
        replace(KeyFolder.NEXT_LOG_KEY, NoteKey.fresh(Workshop.IDS));
    }

    /** That key takes the place of the log's own. */
    public void takeNextLogKey() throws IOException {
        Files.move(keys.file(KeyFolder.NEXT_LOG_KEY), keys.file(KeyFolder.LOG_KEY), StandardCopyOption.ATOMIC_MOVE);
    }

    public void storeKey() throws IOException {
        replace(
                KeyFolder.STORE_KEY,
                Base64.getEncoder().encodeToString(Workshop.IDS.random(32)) + "\n" + read(KeyFolder.STORE_KEY));
    }

    /** The authority's list of what it has taken back. */
    public void list(Duration good, X509Certificate... revoked) throws Exception {
        OwnKey authority = keys.own(KeyFolder.CA);
        Instant now = clock.instant();
        var list = new JcaX509v2CRLBuilder(authority.certificate().getSubjectX500Principal(), Date.from(now));
        list.setNextUpdate(Date.from(now.plus(good)));
        for (X509Certificate certificate : revoked) {
            list.addCRLEntry(certificate.getSerialNumber(), Date.from(now), CRLReason.keyCompromise);
        }
        list.addExtension(
                org.bouncycastle.asn1.x509.Extension.cRLNumber,
                false,
                new org.bouncycastle.asn1.x509.CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
        byte[] signed = list.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .setProvider(Crypto.BC)
                        .build(authority.key()))
                .getEncoded();
        replace(KeyFolder.REVOCATION_LIST, Pem.write("X509 CRL", signed));
    }

    /** SHA-256 of each certificate of a file. */
    public List<String> fingerprints(String name) {
        return keys.certificates(name + ".pem").stream().map(Crypto::sha256).toList();
    }

    public String read(String file) throws IOException {
        return Files.readString(keys.file(file));
    }

    /** Whole or not at all, as a gateway reads it at any moment. */
    public void replace(String file, String text) throws IOException {
        Path fresh = Files.createTempFile(keys.folder(), ".new-", "");
        Files.writeString(fresh, text);
        Files.move(fresh, keys.file(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private X509Certificate issue(DevelopmentAuthority.Part part, String name, KeyPair pair) throws Exception {
        return new DevelopmentAuthority(clock, Workshop.IDS)
                .issue(part, name, pair.getPublic(), keys.own(KeyFolder.CA));
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return Pem.certificate(certificate);
    }

    private static String pem(KeyPair pair) throws IOException {
        return Pem.privateKey(pair.getPrivate().getEncoded());
    }
}
