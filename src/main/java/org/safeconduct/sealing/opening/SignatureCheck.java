package org.safeconduct.sealing.opening;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import org.safeconduct.sealing.keys.Certificates;
import org.safeconduct.sealing.keys.Crypto;

/**
 * Checks an envelope's inner layer. The signer's certificate must have been valid when it signed, not when the envelope is
 * opened: a record outlives the certificate that signed it.
 */
final class SignatureCheck {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);
    private static final int DIGITAL_SIGNATURE = 0;

    private final Set<TrustAnchor> anchors;
    private final X500Principal signer;
    private final Clock clock;
    /** The signer that was found good last: a gateway signs thousands of envelopes with one certificate. */
    private volatile @Nullable Trusted trusted;

    /**
     * The key is kept beside its certificate because Bouncy Castle keeps the multiples of a point with the key object: with
     * one made anew each time, a check takes five times as long.
     */
    private record Trusted(X509CertificateHolder certificate, PublicKey key) {}

    SignatureCheck(Collection<X509Certificate> anchors, X500Principal signer, Clock clock) {
        this.anchors = anchors.stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toUnmodifiableSet());
        this.signer = signer;
        this.clock = clock;
    }

    /** The signed content. */
    byte[] check(byte[] signedData)
            throws CMSException, GeneralSecurityException, OperatorCreationException, IOException {
        CMSSignedData signed = new CMSSignedData(signedData);
        SignerInformation information = only(signed.getSignerInfos().getSigners());
        X509CertificateHolder holder = only(signersCertificates(signed, information));
        Instant signedAt = signedAt(information);
        if (signedAt.isAfter(clock.instant().plus(CLOCKS_DIFFER_BY)) || !holder.isValidOn(Date.from(signedAt))) {
            throw new GeneralSecurityException("signed in the future, or outside the certificate's time");
        }
        Trusted known = trusted;
        if (known == null || !known.certificate().equals(holder)) {
            known = trust(holder, signedAt);
            trusted = known;
        }
        if (!information.verify(
                new JcaSimpleSignerInfoVerifierBuilder().setProvider(Crypto.BC).build(known.key()))) {
            throw new GeneralSecurityException("the signature does not hold");
        }
        return content(signed);
    }

    @SuppressWarnings("unchecked") // The library's signer id is a raw selector.
    private static Collection<X509CertificateHolder> signersCertificates(
            CMSSignedData signed, SignerInformation information) {
        return signed.getCertificates().getMatches(information.getSID());
    }

    /** That this is the expected signer and an authority of ours says so; all of it but the time is the same every time. */
    private Trusted trust(X509CertificateHolder holder, Instant at) throws GeneralSecurityException {
        X509Certificate certificate = Crypto.certificate(holder);
        if (!certificate.getSubjectX500Principal().equals(signer)) {
            throw new GeneralSecurityException("signed by someone else");
        }
        Certificates.requireUse(certificate, DIGITAL_SIGNATURE);
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setDate(Date.from(at));
        // A partnership withdraws a gateway by replacing its authority; there are no lists to ask.
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
        return new Trusted(holder, certificate.getPublicKey());
    }

    private static Instant signedAt(SignerInformation information) throws GeneralSecurityException {
        Attribute time = information.getSignedAttributes().get(CMSAttributes.signingTime);
        if (time == null) {
            throw new GeneralSecurityException("no signing time");
        }
        return Time.getInstance(time.getAttrValues().getObjectAt(0)).getDate().toInstant();
    }

    private static byte[] content(CMSSignedData signed) throws CMSException, IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        signed.getSignedContent().write(content);
        return content.toByteArray();
    }

    private static <T> T only(Collection<T> all) throws GeneralSecurityException {
        if (all.size() != 1) {
            throw new GeneralSecurityException("one was expected");
        }
        return all.iterator().next();
    }
}
