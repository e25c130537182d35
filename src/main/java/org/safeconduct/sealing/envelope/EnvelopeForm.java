package org.safeconduct.sealing.envelope;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.safeconduct.platform.Ids;
import org.safeconduct.sealing.agency.SealingKey;

/**
 * The outer layer of an envelope: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084), one recipient, no attributes.
 * Its inner content is a CMS ContentInfo, carried as data, which is what {@code openssl cms} expects.
 */
public final class EnvelopeForm {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private EnvelopeForm() {}

    /** Encrypts with a fresh content key that only the recipient can unwrap. */
    static byte[] encrypt(byte[] content, SealingKey recipient, Ids ids) throws GeneralSecurityException, IOException {
        byte[] key = ids.random(KEY_BYTES);
        byte[] nonce = ids.random(NONCE_BYTES);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        byte[] sealed = cipher.doFinal(content);
        int end = sealed.length - TAG_BYTES;
        byte[] envelope = encode(
                recipient.wrap(key), nonce, Arrays.copyOf(sealed, end), Arrays.copyOfRange(sealed, end, sealed.length));
        Arrays.fill(key, (byte) 0);
        return envelope;
    }

    /**
     * Whether every byte of an envelope is either protected by a key or the only one that could stand there. Most of a CMS
     * structure (versions, algorithm names, lengths) is under no authentication code; a reader that is lenient about it lets
     * a message be altered unnoticed.
     */
    public static boolean isOneForm(byte[] envelope, ContentInfo parsed, SealingKey recipient)
            throws GeneralSecurityException, IOException {
        AuthEnvelopedData data = AuthEnvelopedData.getInstance(parsed.getContent());
        EncryptedContentInfo content = data.getAuthEncryptedContentInfo();
        GCMParameters parameters = GCMParameters.getInstance(
                content.getContentEncryptionAlgorithm().getParameters());
        RecipientInfo info = RecipientInfo.getInstance(data.getRecipientInfos().getObjectAt(0));
        byte[] expected = encode(
                recipient.oneForm(info),
                parameters.getNonce(),
                content.getEncryptedContent().getOctets(),
                data.getMac().getOctets());
        return Arrays.equals(envelope, expected);
    }

    private static byte[] encode(RecipientInfo recipient, byte[] nonce, byte[] ciphertext, byte[] tag)
            throws IOException {
        EncryptedContentInfo content = new EncryptedContentInfo(
                CMSObjectIdentifiers.data,
                new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_GCM, new GCMParameters(nonce, TAG_BYTES)),
                new DEROctetString(ciphertext));
        return new ContentInfo(
                        CMSObjectIdentifiers.authEnvelopedData,
                        new AuthEnvelopedData(
                                null, new DERSet(recipient), content, null, new DEROctetString(tag), null))
                .getEncoded(ASN1Encoding.DER);
    }
}
