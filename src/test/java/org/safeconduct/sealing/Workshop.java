package org.safeconduct.sealing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.platform.Ids;
import org.safeconduct.sealing.agency.RecipientKeys;
import org.safeconduct.sealing.agency.RecipientsForTests;
import org.safeconduct.sealing.development.DevelopmentAuthority;
import org.safeconduct.sealing.development.DevelopmentKeys;
import org.safeconduct.sealing.envelope.Sealing;
import org.safeconduct.sealing.envelope.SealingForTests;
import org.safeconduct.sealing.held.HeldCertificates;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.keys.OwnKey;
import org.safeconduct.sealing.opening.AgencyKey;
import org.safeconduct.sealing.opening.AgencyKeysForTests;
import org.safeconduct.sealing.opening.Opener;
import org.safeconduct.sealing.own.OwnKeys;
import org.safeconduct.sealing.vault.Vault;
import org.safeconduct.sealing.vault.VaultForTests;

/** A keys folder as a development start leaves it, and the means to put other certificates into it. */
public final class Workshop {

    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    public static final Ids IDS = new Ids() {
        private final SecureRandom random = new SecureRandom();

        @Override
        public UUID uuid() {
            ByteBuffer bits = ByteBuffer.wrap(random(16));
            return new UUID(bits.getLong(), bits.getLong());
        }

        @Override
        public byte[] random(int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        }
    };

    public final Partnership partnership = new Partnership();
    public final KeyFolder keys;

    public Workshop(Path folder) {
        this.keys = new KeyFolder(folder, true);
        start(CLOCK);
    }

    /** What a start in the development profile does to the folder. */
    public void start(Clock clock) {
        new DevelopmentKeys(keys, new DevelopmentAuthority(clock, IDS), IDS).complete(partnership.agencies());
        new StartCheck(keys, clock).check(partnership.agencies(), false);
    }

    public Sealing sealing(Clock clock) throws Exception {
        return SealingForTests.of(partnership, recipients(clock), own(), clock, IDS);
    }

    public OwnKeys own() {
        return own(CLOCK);
    }

    public OwnKeys own(Clock clock) {
        return new OwnKeys(keys, Optional.empty(), clock);
    }

    public RecipientKeys recipients(Clock clock) {
        return RecipientsForTests.of(keys, held(agency -> Optional.empty()), own(), partnership, clock);
    }

    /** @param added what the store has of agencies beside those of the file */
    public HeldCertificates held(Function<AgencyId, Optional<byte[]>> added) {
        return new HeldCertificates(keys, partnership, added, vault());
    }

    public Vault vault() {
        return VaultForTests.of(own()::store, IDS);
    }

    public AgencyKey key(AgencyId agency) {
        return AgencyKeysForTests.of(keys, partnership, CLOCK).of(agency);
    }

    public Opener opener(AgencyId agency) {
        return AgencyKeysForTests.of(keys, partnership, CLOCK).opener(agency);
    }

    /** Gives the agency another key, certified by the folder's authority. */
    public void rekey(AgencyId agency, String algorithm) {
        rekey(agency, algorithm, NOW.minusSeconds(300), NOW.plusSeconds(3600));
    }

    public void rekey(AgencyId agency, String algorithm, Instant from, Instant until) {
        boolean kem = algorithm.startsWith("ML-KEM");
        certify(agency.value(), pair(algorithm), kem ? 1 << 5 : 1 << 7 | 1 << 3, keys.own(KeyFolder.CA), from, until);
    }

    /** Writes a key and a certificate under {@code name}, with whatever the test wants wrong in it. */
    public void certify(String name, KeyPair pair, int usage, OwnKey authority, Instant from, Instant until) {
        try {
            X509Certificate certificate = Crypto.certificate(new JcaX509v3CertificateBuilder(
                            X500Name.getInstance(authority
                                    .certificate()
                                    .getSubjectX500Principal()
                                    .getEncoded()),
                            new BigInteger(1, IDS.random(16)),
                            Date.from(from),
                            Date.from(until),
                            new X500Name("CN=" + name),
                            pair.getPublic())
                    .addExtension(
                            org.bouncycastle.asn1.x509.Extension.keyUsage,
                            true,
                            new org.bouncycastle.asn1.x509.KeyUsage(usage))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .setProvider(Crypto.BC)
                            .build(authority.key())));
            write(name + ".pem", "CERTIFICATE", certificate.getEncoded());
            write(name + ".key", "PRIVATE KEY", pair.getPrivate().getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replaces the folder's authority by a self-signed one of this name. */
    public void certifyAuthority(String name, KeyPair pair) {
        try {
            X509Certificate certificate = Crypto.certificate(new JcaX509v3CertificateBuilder(
                            new X500Name(name),
                            BigInteger.ONE,
                            Date.from(NOW.minusSeconds(60)),
                            Date.from(NOW.plusSeconds(86_400)),
                            new X500Name(name),
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .setProvider(Crypto.BC)
                            .build(pair.getPrivate())));
            write("ca.pem", "CERTIFICATE", certificate.getEncoded());
            write("ca.key", "PRIVATE KEY", pair.getPrivate().getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance(algorithm.startsWith("P-") ? "EC" : algorithm, Crypto.BC);
            if (algorithm.startsWith("P-")) {
                generator.initialize(new java.security.spec.ECGenParameterSpec(algorithm));
            }
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public void write(String file, String type, byte[] content) {
        try (StringWriter text = new StringWriter();
                PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(type, content));
            pem.flush();
            Files.writeString(keys.folder().resolve(file), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
