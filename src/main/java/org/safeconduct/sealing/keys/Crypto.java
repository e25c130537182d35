package org.safeconduct.sealing.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Which provider does what. Elliptic curves and ML-KEM: Bouncy Castle, by instance and not registered, so that TLS keeps the
 * JDK's. AES and SHA-2: the JDK's, whose intrinsics are many times faster (decision 0020).
 */
public final class Crypto {

    public static final Provider BC = new BouncyCastleProvider();

    private Crypto() {}

    /** Reads a PKCS#8 key into an object of Bouncy Castle's, which is what its fast curve arithmetic needs. */
    static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        String algorithm;
        try {
            algorithm = PrivateKeyInfo.getInstance(pkcs8)
                    .getPrivateKeyAlgorithm()
                    .getAlgorithm()
                    .getId();
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException("not PKCS#8", e);
        }
        return KeyFactory.getInstance(algorithm, BC).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** A certificate as Bouncy Castle's object, for the same reason. */
    public static X509Certificate certificate(X509CertificateHolder holder) throws CertificateException {
        return new JcaX509CertificateConverter().setProvider(BC).getCertificate(holder);
    }

    /** SHA-256 in lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 of a certificate. */
    public static String sha256(X509Certificate certificate) {
        try {
            return sha256(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /** SHA-256 of each certificate, in their order. */
    public static String sha256(List<X509Certificate> certificates) {
        return certificates.stream().map(Crypto::sha256).collect(Collectors.joining(","));
    }
}
