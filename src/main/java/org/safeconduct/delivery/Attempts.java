package org.safeconduct.delivery;

import java.util.Map;
import org.safeconduct.sealing.agency.AgencyCertificates;
import org.safeconduct.sealing.receipt.ReceiptRefused;
import org.safeconduct.sealing.receipt.ReceiptVerifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Judges what a transport brought back and puts it on record; the last step of {@code routes/deliver.camel.yaml}. */
@Component("attempts")
class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Deliveries deliveries;
    private final Turns turns;
    private final ReceiptVerifier receipts;
    private final AgencyCertificates certificates;

    Attempts(Deliveries deliveries, Turns turns, ReceiptVerifier receipts, AgencyCertificates certificates) {
        this.deliveries = deliveries;
        this.turns = turns;
        this.receipts = receipts;
        this.certificates = certificates;
    }

    /** Only a valid receipt for exactly this envelope counts as delivered. */
    public AttemptOutcome record(AttemptResult carried) {
        AttemptOutcome outcome = switch (carried) {
            case AttemptResult.Answered answered ->
                isReceiptFor(answered)
                        ? deliveries.delivered(answered.parcel().attempt(), answered.receipt())
                        : failed(answered.parcel().attempt(), AttemptFailure.WRONG_RECEIPT);
            case AttemptResult.Failed failed -> failed(failed.parcel().attempt(), failed.failure());
            case AttemptResult.Taken taken -> deliveries.taken(taken.parcel().attempt(), taken.receiptBy());
        };
        LOG.debug("{}: {}", carried.parcel(), outcome);
        return outcome;
    }

    /**
     * A receipt that comes later than the answer.
     *
     * @return whether it was one for what waits for it
     */
    public boolean settle(LateReceipt late) {
        return turns.awaitingReceipt(late.envelope())
                .map(parcel -> new AttemptResult.Answered(parcel, late.receipt()))
                .filter(this::isReceiptFor)
                .map(answered -> deliveries.delivered(answered.parcel().attempt(), answered.receipt()))
                .isPresent();
    }

    AttemptOutcome failed(Attempt attempt, AttemptFailure failure) {
        AttemptOutcome outcome = deliveries.failed(attempt, failure);
        LOG.warn("{}: {}; {}", attempt, failure.reason(), outcome);
        return outcome;
    }

    boolean isReceiptFor(AttemptResult.Answered answered) {
        Parcel parcel = answered.parcel();
        try {
            Map<String, Object> claims = receipts.verify(answered.receipt(), certificates.of(parcel.to()));
            return parcel.envelope().toString().equals(claims.get("envelopeId"))
                    && parcel.reference().value().equals(claims.get("reference"))
                    && parcel.digest().equals(claims.get("digest"));
        } catch (ReceiptRefused e) {
            LOG.debug("{}: receipt refused", parcel, e);
            return false;
        }
    }
}
