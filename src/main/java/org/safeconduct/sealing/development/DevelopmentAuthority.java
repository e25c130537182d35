package org.safeconduct.sealing.development;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.safeconduct.platform.Ids;
import org.safeconduct.sealing.keys.Certificates;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.keys.OwnKey;

/**
 * The throw-away certificate authority of the development profile. Every certificate of it names
 * {@value Certificates#DEVELOPMENT} as its issuer's organisation, and that is how a production start recognises and refuses
 * it.
 */
public final class DevelopmentAuthority {

    private static final Duration BACK = Duration.ofMinutes(5);
    private static final int YEARS = 2;

    private final Clock clock;
    private final Ids ids;

    public DevelopmentAuthority(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** What a certificate may be used for. */
    public enum Part {
        AUTHORITY(KeyUsage.keyCertSign | KeyUsage.cRLSign, false),
        SERVER(KeyUsage.digitalSignature, true, KeyPurposeId.id_kp_serverAuth),
        // Signs envelopes (e-mail protection is the purpose that CMS tools ask for) and is the client when delivering.
        GATEWAY(KeyUsage.digitalSignature, false, KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_emailProtection),
        RECEIPT(KeyUsage.digitalSignature, false),
        AGENCY(
                KeyUsage.digitalSignature | KeyUsage.keyAgreement,
                true,
                KeyPurposeId.id_kp_serverAuth,
                KeyPurposeId.id_kp_clientAuth);

        private final int usage;
        private final boolean local;
        private final KeyPurposeId[] purposes;

        Part(int usage, boolean local, KeyPurposeId... purposes) {
            this.usage = usage;
            this.local = local;
            this.purposes = purposes;
        }
    }

    /** A self-signed authority over {@code pair}. */
    X509Certificate authority(KeyPair pair) throws GeneralSecurityException {
        X500Name name = name("Safe Conduct development authority");
        return issue(Part.AUTHORITY, name, pair.getPublic(), name, pair.getPublic(), pair.getPrivate());
    }

    public X509Certificate issue(Part part, String name, PublicKey key, OwnKey authority)
            throws GeneralSecurityException {
        X500Name issuer = X500Name.getInstance(
                authority.certificate().getSubjectX500Principal().getEncoded());
        return issue(part, name(name), key, issuer, authority.certificate().getPublicKey(), authority.key());
    }

    private X509Certificate issue(
            Part part, X500Name subject, PublicKey key, X500Name issuer, PublicKey issuerKey, PrivateKey signingKey)
            throws GeneralSecurityException {
        Instant from = clock.instant().minus(BACK);
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(1, ids.random(16)).setBit(120),
                Date.from(from),
                Date.from(from.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant()),
                subject,
                key);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(issuerKey));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(part.usage));
            builder.addExtension(
                    Extension.basicConstraints,
                    true,
                    part == Part.AUTHORITY ? new BasicConstraints(0) : new BasicConstraints(false));
            if (part.purposes.length > 0) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(part.purposes));
            }
            if (part.local) {
                builder.addExtension(Extension.subjectAlternativeName, false, here());
            }
            return Crypto.certificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                    .setProvider(Crypto.BC)
                    .build(signingKey)));
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static GeneralNames here() {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        });
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, Certificates.DEVELOPMENT)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }
}
