package org.safeconduct.sealing.agency;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KEMRecipientInfo;
import org.bouncycastle.asn1.cms.OtherRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JceKEMRecipientInfoGenerator;
import org.bouncycastle.operator.jcajce.JceGenericKey;
import org.safeconduct.sealing.keys.Certificates;
import org.safeconduct.sealing.keys.Crypto;

/** ML-KEM-768 with HKDF-SHA-256 and AES-256 key wrap (RFC 9629, RFC 9936). */
final class KemSealingKey implements SealingKey {

    private static final AlgorithmIdentifier KDF =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_alg_hkdf_with_sha256);
    private static final AlgorithmIdentifier WRAP = new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_wrap);
    private static final AlgorithmIdentifier CONTENT = new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_GCM);
    private static final int KEY_ENCIPHERMENT = 2;

    private final X509Certificate certificate;
    private final AlgorithmIdentifier kem;
    private final RecipientIdentifier identifier;

    KemSealingKey(X509Certificate certificate) throws GeneralSecurityException {
        Certificates.requireUse(certificate, KEY_ENCIPHERMENT);
        try {
            X509CertificateHolder holder = new X509CertificateHolder(certificate.getEncoded());
            // Bouncy Castle must see a key of its own, whoever has read the certificate.
            this.certificate = Crypto.certificate(holder);
            this.kem = holder.getSubjectPublicKeyInfo().getAlgorithm();
            this.identifier =
                    new RecipientIdentifier(new IssuerAndSerialNumber(holder.getIssuer(), holder.getSerialNumber()));
        } catch (java.io.IOException e) {
            throw new GeneralSecurityException("not an ML-KEM certificate", e);
        }
    }

    @Override
    public RecipientInfo wrap(byte[] contentKey) throws GeneralSecurityException {
        try {
            return new JceKEMRecipientInfoGenerator(certificate, NISTObjectIdentifiers.id_aes256_wrap)
                    .setProvider(Crypto.BC)
                    .setKDF(KDF)
                    .generate(new JceGenericKey(CONTENT, new SecretKeySpec(contentKey, "AES")));
        } catch (CMSException e) {
            throw new GeneralSecurityException("cannot encapsulate", e);
        }
    }

    @Override
    public RecipientInfo oneForm(RecipientInfo received) throws GeneralSecurityException {
        try {
            OtherRecipientInfo other = OtherRecipientInfo.getInstance(received.getInfo());
            KEMRecipientInfo info = KEMRecipientInfo.getInstance(other.getValue());
            return new RecipientInfo(new OtherRecipientInfo(
                    CMSObjectIdentifiers.id_ori_kem,
                    new KEMRecipientInfo(
                            identifier,
                            kem,
                            info.getKemct(),
                            KDF,
                            new ASN1Integer(32),
                            null,
                            WRAP,
                            info.getEncryptedKey())));
        } catch (RuntimeException e) {
            throw new GeneralSecurityException("not sealed by key encapsulation", e);
        }
    }
}
