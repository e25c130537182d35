package org.safeconduct.sealing.envelope;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.operator.OperatorCreationException;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.handling.Explained;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.agency.RecipientKeys;
import org.safeconduct.sealing.keys.Crypto;
import org.safeconduct.sharing.Release;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * Turns each release into an envelope that only its recipient can read: signed by the gateway, then encrypted. After this
 * stage nothing readable is kept.
 */
@NamedInterface
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
        UUID id = ids.uuid();
        return seal(
                id,
                explained.decided().received().reference(),
                release.to(),
                release.use(),
                EnvelopeContent.write(id, from, explained, release));
    }

    /**
     * Seals what a sharer says about a case to an agency that has it already.
     *
     * @throws Unavailable if it cannot be sealed
     */
    public Envelope sealNotice(CaseNotice notice) {
        UUID id = ids.uuid();
        return seal(
                id,
                notice.reference(),
                notice.to(),
                Release.Use.ACT,
                EnvelopeContent.write(id, agency(notice.from()), notice));
    }

    private Envelope seal(UUID id, Reference reference, AgencyId to, Release.Use use, byte[] content) {
        RecipientKeys.Entry recipient = recipients.of(agency(to));
        try {
            byte[] bytes =
                    EnvelopeForm.encrypt(signer.sign(content), recipient.key().orElseThrow(), ids);
            return new Envelope(id, reference, to, use, bytes, Crypto.sha256(bytes), recipient.fingerprint());
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
            throw new Unavailable("cannot seal to " + to, e);
        }
    }

    private Agency agency(AgencyId id) {
        return register.agency(id).orElseThrow(() -> new Unavailable("the register does not have " + id));
    }
}
