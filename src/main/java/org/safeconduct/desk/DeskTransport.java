package org.safeconduct.desk;

import java.time.Clock;
import java.util.Optional;
import org.safeconduct.delivery.AttemptFailure;
import org.safeconduct.delivery.AttemptResult;
import org.safeconduct.delivery.Parcel;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.envelope.EnvelopeText;
import org.safeconduct.sealing.opening.AgencyKey;
import org.safeconduct.sealing.opening.HostedKeys;
import org.safeconduct.sealing.opening.OpeningRefused;
import org.springframework.stereotype.Component;

/**
 * Delivers to an agency whose inbox is here. The envelope is in the store already and stays there, sealed; it is opened once in
 * memory, as any recipient does, and receipted with the agency's own key. The receipt and that it was delivered are committed
 * together by the step after this one: a crash in between leaves a delivery to try again, which comes to the same.
 */
@Component("deskTransport")
class DeskTransport {

    private static final AttemptFailure NO_KEY = new AttemptFailure("the recipient's key cannot be used");
    private static final AttemptFailure NOT_OPENED = new AttemptFailure("the recipient's key does not open it");

    private final HostedKeys keys;
    private final Clock clock;

    DeskTransport(HostedKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public AttemptResult receive(Parcel parcel) {
        try {
            Optional<AgencyKey> key = keys.of(parcel.to().id());
            if (key.isEmpty()) {
                return new AttemptResult.Failed(parcel, NO_KEY);
            }
            EnvelopeText content = EnvelopeText.read(keys.opener(key.get()).open(parcel.content()));
            if (!content.reference().equals(parcel.reference())
                    || !content.envelopeId().equals(parcel.envelope())) {
                return new AttemptResult.Failed(parcel, NOT_OPENED);
            }
            return new AttemptResult.Answered(
                    parcel, key.get().receipt(parcel.envelope(), parcel.reference(), parcel.digest(), clock.instant()));
        } catch (Unavailable e) {
            return new AttemptResult.Failed(parcel, NO_KEY);
        } catch (OpeningRefused | IllegalArgumentException e) {
            return new AttemptResult.Failed(parcel, NOT_OPENED);
        }
    }
}
