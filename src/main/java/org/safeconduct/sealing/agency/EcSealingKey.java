package org.safeconduct.sealing.agency;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.cms.ecc.ECCCMSSharedInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.KDF2BytesGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.KDFParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.safeconduct.sealing.keys.Certificates;

/**
 * One-pass ECDH with an ephemeral key, X9.63 key derivation and AES-256 key wrap (RFC 5753 section 3.1).
 *
 * <p>Written out rather than left to the library's generator, which multiplies the recipient's point from scratch each
 * time: the few recipients of a partnership make a table for each point worth its while (decision 0020).
 */
final class EcSealingKey implements SealingKey {

    private static final AlgorithmIdentifier WRAP = new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_wrap);
    private static final AlgorithmIdentifier EC = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey);
    private static final int KEY_BITS = 256;
    private static final byte[] SHARED_INFO = sharedInfo();
    private static final int KEY_AGREEMENT = 4;

    private final ECDomainParameters curve;
    private final ECPoint recipient;
    private final KeyAgreeRecipientIdentifier identifier;
    private final AlgorithmIdentifier scheme;
    private final Supplier<Digest> digest;

    private EcSealingKey(X509Certificate certificate, ASN1ObjectIdentifier scheme, Supplier<Digest> digest)
            throws GeneralSecurityException {
        Certificates.requireUse(certificate, KEY_AGREEMENT);
        try {
            // Checks that the point is on the curve.
            ECPublicKeyParameters key = (ECPublicKeyParameters)
                    PublicKeyFactory.createKey(certificate.getPublicKey().getEncoded());
            X509CertificateHolder holder = new X509CertificateHolder(certificate.getEncoded());
            this.curve = key.getParameters();
            this.recipient = key.getQ();
            this.identifier = new KeyAgreeRecipientIdentifier(
                    new IssuerAndSerialNumber(holder.getIssuer(), holder.getSerialNumber()));
        } catch (IOException | RuntimeException e) {
            throw new GeneralSecurityException("not an elliptic-curve certificate", e);
        }
        this.scheme = new AlgorithmIdentifier(scheme, WRAP);
        this.digest = digest;
    }

    static EcSealingKey p256(X509Certificate certificate) throws GeneralSecurityException {
        return new EcSealingKey(
                certificate, SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme, SHA256Digest::newInstance);
    }

    static EcSealingKey p384(X509Certificate certificate) throws GeneralSecurityException {
        return new EcSealingKey(
                certificate, SECObjectIdentifiers.dhSinglePass_stdDH_sha384kdf_scheme, SHA384Digest::new);
    }

    @Override
    public RecipientInfo wrap(byte[] contentKey) throws GeneralSecurityException {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(curve, CryptoServicesRegistrar.getSecureRandom()));
        var ephemeral = generator.generateKeyPair();
        BigInteger secret = ((ECPrivateKeyParameters) ephemeral.getPrivate()).getD();
        ECPoint point = oneOfTwo(((ECPublicKeyParameters) ephemeral.getPublic()).getQ());

        Cipher wrap = Cipher.getInstance("AESWrap");
        wrap.init(Cipher.WRAP_MODE, new SecretKeySpec(wrappingKey(secret), "AES"));
        return form(point.getEncoded(false), wrap.wrap(new SecretKeySpec(contentKey, "AES")));
    }

    @Override
    public RecipientInfo oneForm(RecipientInfo received) throws GeneralSecurityException {
        try {
            KeyAgreeRecipientInfo info = KeyAgreeRecipientInfo.getInstance(received.getInfo());
            byte[] sent =
                    info.getOriginator().getOriginatorKey().getPublicKeyData().getOctets();
            ECPoint point = oneOfTwo(curve.getCurve().decodePoint(sent));
            var key = RecipientEncryptedKey.getInstance(
                    info.getRecipientEncryptedKeys().getObjectAt(0));
            return form(point.getEncoded(false), key.getEncryptedKey().getOctets());
        } catch (RuntimeException e) {
            throw new GeneralSecurityException("not sealed by key agreement", e);
        }
    }

    /**
     * A point and its negative agree on the same key, as only the x-coordinate counts. Senders choose the one with the even
     * y-coordinate, so that nobody can swap them on the way.
     */
    private static ECPoint oneOfTwo(ECPoint point) {
        ECPoint normal = point.normalize();
        return normal.getAffineYCoord().testBitZero() ? normal.negate() : normal;
    }

    /** SEC 1 section 3.6.1 over the x-coordinate of the shared point; both curves have cofactor 1. */
    private byte[] wrappingKey(BigInteger ephemeral) {
        byte[] shared = new FixedPointCombMultiplier()
                .multiply(recipient, ephemeral)
                .normalize()
                .getAffineXCoord()
                .getEncoded();
        KDF2BytesGenerator kdf = new KDF2BytesGenerator(digest.get());
        kdf.init(new KDFParameters(shared, SHARED_INFO));
        byte[] key = new byte[KEY_BITS / 8];
        kdf.generateBytes(key, 0, key.length);
        return key;
    }

    private RecipientInfo form(byte[] ephemeralPoint, byte[] wrappedKey) {
        return new RecipientInfo(new KeyAgreeRecipientInfo(
                new OriginatorIdentifierOrKey(new OriginatorPublicKey(EC, ephemeralPoint)),
                null,
                scheme,
                new DERSequence(new RecipientEncryptedKey(identifier, new DEROctetString(wrappedKey)))));
    }

    private static byte[] sharedInfo() {
        try {
            return new ECCCMSSharedInfo(WRAP, new byte[] {0, 0, KEY_BITS >>> 8, (byte) KEY_BITS})
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("a constant does not encode", e);
        }
    }
}
