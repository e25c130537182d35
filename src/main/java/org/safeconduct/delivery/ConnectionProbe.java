package org.safeconduct.delivery;

import java.time.Clock;
import java.util.Map;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.envelope.CaseNotice;
import org.safeconduct.sealing.envelope.Envelope;
import org.safeconduct.sealing.envelope.Sealing;
import org.springframework.stereotype.Component;

/**
 * Sends a partner an envelope that is about nobody, sealed and carried like any other, and checks its receipt. It belongs to no
 * case and no list; its kind is {@code test}, and a partner's system opens it and puts it aside.
 */
@Component
public class ConnectionProbe {

    private final Sealing sealing;
    private final HttpsTransport transport;
    private final Attempts attempts;
    private final Ids ids;
    private final Clock clock;

    ConnectionProbe(Sealing sealing, HttpsTransport transport, Attempts attempts, Ids ids, Clock clock) {
        this.sealing = sealing;
        this.transport = transport;
        this.attempts = attempts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * How far it came; each counts only if those before it hold.
     *
     * @param sealed whether something can be sealed to the partner's certificate now
     * @param answered whether its system could be reached, over TLS by the partnership's authority, and took the envelope
     * @param receipted whether its receipt is signed with its key and is for this envelope, so that it was opened
     * @param failure what went wrong; empty if all holds
     */
    public record Result(boolean sealed, boolean answered, boolean receipted, String failure) {}

    /**
     * @param from the agency in whose name it goes
     * @throws Rejection if the partner has no system that receives
     */
    public Result of(Agency partner, AgencyId from) {
        if (partner.endpoint().isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, "this agency has no endpoint: nothing is delivered to it");
        }
        Reference reference = Reference.of(ids.random(5));
        Envelope envelope;
        try {
            envelope = sealing.sealNotice(
                    new CaseNotice(reference, from, partner.id(), "test", clock.instant(), Map.of("test", true)));
        } catch (Unavailable | Rejection e) {
            // The message names an agency and what is wrong with its certificate.
            return new Result(false, false, false, String.valueOf(e.getMessage()));
        }
        Parcel parcel = new Parcel(
                new Attempt(envelope.id(), reference, partner, 1, false), envelope.digest(), envelope.bytes());
        return switch (transport.send(parcel)) {
            case AttemptResult.Failed failed ->
                new Result(true, false, false, failed.failure().reason());
            // Over https the receipt is the answer.
            case AttemptResult.Taken taken -> new Result(true, true, false, AttemptFailure.RECEIPT_TO_COME.reason());
            case AttemptResult.Answered answered ->
                attempts.isReceiptFor(answered)
                        ? new Result(true, true, true, "")
                        : new Result(true, true, false, AttemptFailure.WRONG_RECEIPT.reason());
        };
    }
}
