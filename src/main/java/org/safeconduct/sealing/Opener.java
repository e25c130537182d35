package org.safeconduct.sealing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.KEMRecipientInformation;
import org.bouncycastle.cms.KeyAgreeRecipientInformation;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKEMEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;

/**
 * Opens envelopes as their recipient does: decrypts, checks that not one byte has been altered, and checks that the expected
 * gateway signed.
 */
public final class Opener {

    private final PrivateKey key;
    private final SealingKey recipient;
    private final SignatureCheck signature;

    /**
     * @param recipient whose envelopes these are
     * @param anchors authorities that may have issued the signer's certificate
     * @param signer the name that the signer's certificate must carry
     * @throws IllegalArgumentException if nothing can be sealed to the recipient's certificate
     */
    public Opener(AgencyKey recipient, Collection<X509Certificate> anchors, X500Principal signer, Clock clock) {
        try {
            this.key = recipient.own().key();
            this.recipient = SealingKey.of(recipient.certificate());
            this.signature = new SignatureCheck(anchors, signer, clock);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot open with the key of " + recipient.agency(), e);
        }
    }

    /** An opener for what this gateway has sealed. */
    static Opener of(AgencyKey recipient, KeyFolder keys, Clock clock) {
        return new Opener(
                recipient,
                keys.certificates(KeyFolder.CA + ".pem"),
                keys.certificate(KeyFolder.GATEWAY + ".pem").getSubjectX500Principal(),
                clock);
    }

    /**
     * The envelope's content: JSON in UTF-8.
     *
     * @throws OpeningRefused if it was sealed to someone else, was altered, or was not signed by the expected gateway
     */
    public byte[] open(byte[] envelope) {
        try {
            ContentInfo parsed = ContentInfo.getInstance(ASN1Primitive.fromByteArray(envelope));
            var recipients =
                    new CMSAuthEnvelopedData(parsed).getRecipientInfos().getRecipients();
            if (recipients.size() != 1 || !EnvelopeForm.isOneForm(envelope, parsed, recipient)) {
                throw new OpeningRefused();
            }
            return signature.check(decrypt(recipients.iterator().next()));
        } catch (Exception e) {
            throw new OpeningRefused();
        }
    }

    private byte[] decrypt(RecipientInformation information) throws Exception {
        return switch (information) {
            case KeyAgreeRecipientInformation agreed ->
                agreed.getContent(new JceKeyAgreeAuthEnvelopedRecipient(key).setProvider(Crypto.BC));
            case KEMRecipientInformation encapsulated ->
                encapsulated.getContent(new JceKEMEnvelopedRecipient(key).setProvider(Crypto.BC));
            default -> throw new OpeningRefused();
        };
    }
}
