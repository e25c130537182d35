package org.safeconduct.sealing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.operator.OperatorCreationException;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.handling.Explained;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sharing.Release;
import org.springframework.stereotype.Component;

/**
 * Turns each release into an envelope that only its recipient can read: signed by the gateway, then encrypted. After this
 * stage nothing readable is kept.
 */
@Component("sealing")
public class Sealing {

    private final Register register;
    private final RecipientKeys recipients;
    private final EnvelopeSigner signer;
    private final Ids ids;

    Sealing(Register register, RecipientKeys recipients, EnvelopeSigner signer, Ids ids) {
        this.register = register;
        this.recipients = recipients;
        this.signer = signer;
        this.ids = ids;
    }

    /**
     * One envelope for each release, in their order.
     *
     * @throws Unavailable if any of them cannot be sealed: all are, or none
     */
    public Sealed seal(Explained explained) {
        Agency from = agency(explained.decided().received().caller().agency());
        List<Envelope> envelopes = explained.decided().releases().stream()
                .map(release -> seal(explained, from, release))
                .toList();
        return new Sealed(explained, envelopes);
    }

    private Envelope seal(Explained explained, Agency from, Release release) {
        RecipientKeys.Entry recipient = recipients.of(agency(release.to()));
        UUID id = ids.uuid();
        byte[] content = EnvelopeContent.write(id, from, explained, release);
        try {
            byte[] bytes = EnvelopeForm.encrypt(signer.sign(content), recipient.key(), ids);
            return new Envelope(
                    id,
                    explained.decided().received().reference(),
                    release.to(),
                    release.use(),
                    bytes,
                    Crypto.sha256(bytes),
                    recipient.fingerprint());
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
            throw new Unavailable("cannot seal to " + release.to(), e);
        }
    }

    private Agency agency(AgencyId id) {
        return register.agency(id).orElseThrow(() -> new Unavailable("the register does not have " + id));
    }
}
