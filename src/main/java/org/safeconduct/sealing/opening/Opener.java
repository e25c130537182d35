package org.safeconduct.sealing.opening;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.KEMRecipientInformation;
import org.bouncycastle.cms.KeyAgreeRecipientInformation;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKEMEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.safeconduct.sealing.agency.SealingKey;
import org.safeconduct.sealing.envelope.EnvelopeForm;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sealing.keys.KeyFolder;

/**
 * Opens envelopes as their recipient does: decrypts, checks that not one byte has been altered, and checks that the expected
 * gateway signed.
 */
public final class Opener {

    private final List<Way> ways;
    private final SignatureCheck signature;

    /** One of the recipient's keys, and how envelopes are sealed to it. */
    private record Way(PrivateKey key, SealingKey sealing) {

        @Override
        public String toString() {
            return "Way[withheld]";
        }
    }

    /**
     * @param recipient whose envelopes these are
     * @param anchors authorities that may have issued the signer's certificate
     * @param signer the name that the signer's certificate must carry
     * @throws IllegalArgumentException if nothing can be sealed to the recipient's certificate
     */
    public Opener(AgencyKey recipient, Collection<X509Certificate> anchors, X500Principal signer, Clock clock) {
        this(List.of(recipient), anchors, signer, clock);
    }

    /** @param recipient its keys: while one takes the place of another, envelopes come for both */
    public Opener(List<AgencyKey> recipient, Collection<X509Certificate> anchors, X500Principal signer, Clock clock) {
        List<Way> found = new ArrayList<>();
        for (AgencyKey key : recipient) {
            try {
                found.add(new Way(key.own().key(), SealingKey.of(key.certificate())));
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("cannot open with the key of " + key.agency(), e);
            }
        }
        this.ways = List.copyOf(found);
        this.signature = new SignatureCheck(anchors, signer, clock);
    }

    /** An opener for what this gateway has sealed. */
    static Opener of(List<AgencyKey> recipient, KeyFolder keys, Clock clock) {
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
            if (recipients.size() != 1) {
                throw new OpeningRefused();
            }
            for (Way way : ways) {
                if (isFor(way, envelope, parsed)) {
                    return signature.check(
                            decrypt(way.key(), recipients.iterator().next()));
                }
            }
        } catch (Exception e) {
            throw new OpeningRefused();
        }
        throw new OpeningRefused();
    }

    private static boolean isFor(Way way, byte[] envelope, ContentInfo parsed) {
        try {
            return EnvelopeForm.isOneForm(envelope, parsed, way.sealing());
        } catch (Exception e) {
            // Sealed in another way than to this key.
            return false;
        }
    }

    private static byte[] decrypt(PrivateKey key, RecipientInformation information) throws Exception {
        return switch (information) {
            case KeyAgreeRecipientInformation agreed ->
                agreed.getContent(new JceKeyAgreeAuthEnvelopedRecipient(key).setProvider(Crypto.BC));
            case KEMRecipientInformation encapsulated ->
                encapsulated.getContent(new JceKEMEnvelopedRecipient(key).setProvider(Crypto.BC));
            default -> throw new OpeningRefused();
        };
    }
}
