package org.safeconduct.sealing.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Questions about elliptic-curve keys that the Java interfaces do not answer. */
public final class EcKeys {

    private EcKeys() {}

    /** The public key that belongs to a private key. */
    public static PublicKey publicKeyOf(PrivateKey key) throws GeneralSecurityException {
        try {
            if (PrivateKeyFactory.createKey(key.getEncoded()) instanceof ECPrivateKeyParameters ec) {
                var point = new FixedPointCombMultiplier()
                        .multiply(ec.getParameters().getG(), ec.getD());
                byte[] encoded = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                                new ECPublicKeyParameters(point, ec.getParameters()))
                        .getEncoded();
                return KeyFactory.getInstance("EC", Crypto.BC).generatePublic(new X509EncodedKeySpec(encoded));
            }
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        throw new GeneralSecurityException("not an elliptic-curve key");
    }

    /** Whether the key is on NIST P-256 (secp256r1). */
    public static boolean onP256(PublicKey key) {
        return SECObjectIdentifiers.secp256r1.equals(curve(SubjectPublicKeyInfo.getInstance(key.getEncoded())));
    }

    /**
     * The key as an object of Bouncy Castle's.
     *
     * @throws GeneralSecurityException if it is not on NIST P-256
     */
    public static ECPublicKey p256(PublicKey key) throws GeneralSecurityException {
        if (!onP256(key)) {
            throw new InvalidKeyException("not a key on P-256");
        }
        return (ECPublicKey)
                KeyFactory.getInstance("EC", Crypto.BC).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }

    /** The named curve of a key, or the key's algorithm when it names none. */
    public static ASN1ObjectIdentifier curve(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve
                ? curve
                : key.getAlgorithm().getAlgorithm();
    }
}
