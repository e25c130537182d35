package org.safeconduct.sealing.agency;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.safeconduct.sealing.keys.EcKeys;

/** A recipient's public key, ready to have content keys wrapped for it again and again. */
public sealed interface SealingKey permits EcSealingKey, KemSealingKey {

    /** The content key wrapped for this recipient alone. */
    RecipientInfo wrap(byte[] contentKey) throws GeneralSecurityException;

    /**
     * The one form in which {@code received} may be written: what the sender was free to choose is kept, the rest is as
     * {@link #wrap} writes it. What differs from its own one form has been tampered with.
     */
    RecipientInfo oneForm(RecipientInfo received) throws GeneralSecurityException;

    /**
     * The key of a certificate.
     *
     * @throws GeneralSecurityException if nothing can be sealed to it
     */
    static SealingKey of(X509Certificate certificate) throws GeneralSecurityException {
        ASN1ObjectIdentifier kind = kind(certificate);
        if (kind.equals(SECObjectIdentifiers.secp256r1)) {
            return EcSealingKey.p256(certificate);
        }
        if (kind.equals(SECObjectIdentifiers.secp384r1)) {
            return EcSealingKey.p384(certificate);
        }
        if (kind.equals(NISTObjectIdentifiers.id_alg_ml_kem_768)) {
            return new KemSealingKey(certificate);
        }
        throw new GeneralSecurityException("no way to seal to a key of this kind");
    }

    /** Whether envelopes can be sealed to the certificate: its key is of a known kind and its use allows it. */
    static boolean fits(X509Certificate certificate) {
        try {
            of(certificate);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static ASN1ObjectIdentifier kind(X509Certificate certificate) {
        return EcKeys.curve(
                SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded()));
    }
}
