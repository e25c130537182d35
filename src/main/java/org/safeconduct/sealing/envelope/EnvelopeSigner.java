package org.safeconduct.sealing.envelope;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Hashtable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.keys.OwnKey;
import org.safeconduct.sealing.own.OwnKeys;
import org.springframework.stereotype.Component;

/** The inner layer of an envelope: CMS SignedData (RFC 5652) by the gateway, ECDSA on P-256 with SHA-256, content inside. */
@Component
class EnvelopeSigner {

    private final OwnKeys keys;
    private final DigestCalculatorProvider digests;
    private final Clock clock;
    private volatile Current current;

    /** The key that signs now, with its certificate as the library wants it. */
    private record Current(OwnKey key, X509CertificateHolder certificate) {}

    EnvelopeSigner(OwnKeys keys, Clock clock) throws GeneralSecurityException, OperatorCreationException {
        this.keys = keys;
        this.digests = new JcaDigestCalculatorProviderBuilder().build();
        this.clock = clock;
        this.current = read(keys.gatewayNow());
    }

    X509Certificate certificate() {
        return keys.gatewayNow().certificate();
    }

    private Current current() {
        OwnKey now = keys.gatewayNow();
        Current known = current;
        if (known.key() != now) {
            known = read(now);
            current = known;
        }
        return known;
    }

    private static Current read(OwnKey key) {
        try {
            return new Current(key, new JcaX509CertificateHolder(key.certificate()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /** @throws Unavailable if the gateway's own certificate is not valid now */
    byte[] sign(byte[] content) throws OperatorCreationException, CMSException, IOException {
        Instant now = clock.instant();
        if (!current().certificate().isValidOn(Date.from(now))) {
            throw new Unavailable("the gateway's certificate is not valid now");
        }
        return sign(content, now);
    }

    byte[] sign(byte[] content, Instant now) throws OperatorCreationException, CMSException, IOException {
        Current signer = current();
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(digests)
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(signedAt(now)))
                .build(
                        new JcaContentSignerBuilder("SHA256withECDSA")
                                .setProvider(signer.key().provider())
                                .build(signer.key().key()),
                        signer.certificate()));
        generator.addCertificate(signer.certificate());
        return generator
                .generate(new CMSProcessableByteArray(content), true)
                .toASN1Structure()
                .getEncoded(ASN1Encoding.DER);
    }

    @SuppressWarnings("JdkObsolete") // The library's interface.
    private static AttributeTable signedAt(Instant now) {
        Hashtable<ASN1ObjectIdentifier, Attribute> attributes = new Hashtable<>();
        attributes.put(
                CMSAttributes.signingTime,
                new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(now)))));
        return new AttributeTable(attributes);
    }
}
