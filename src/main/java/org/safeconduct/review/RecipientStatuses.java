package org.safeconduct.review;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.delivery.Addressees;
import org.safeconduct.delivery.DeliveryState;
import org.safeconduct.disclosure.Recipient;
import org.springframework.stereotype.Component;

/** Says of each recipient whether it waits for a reviewer, has been served or is no part of the case. */
@Component
class RecipientStatuses {

    private final Addressees addressees;
    private final Register register;

    RecipientStatuses(Addressees addressees, Register register) {
        this.addressees = addressees;
        this.register = register;
    }

    Map<Recipient, RecipientStatus> of(Review review, Waiting waiting) {
        Map<AgencyId, DeliveryState> deliveries = addressees.states(review.reference());
        Map<Recipient, RecipientStatus> standings = new EnumMap<>(Recipient.class);
        for (Recipient recipient : Recipient.values()) {
            // Of whom a part went waits for the rest, whatever became of that part.
            boolean waits = review.state().open() && waiting.referred().contains(recipient);
            standings.put(
                    recipient,
                    Optional.ofNullable(
                                    deliveries.get(register.recipient(recipient).id()))
                            .filter(state -> !waits)
                            .map(RecipientStatuses::delivery)
                            .orElseGet(() -> withoutDelivery(recipient, review, waiting)));
        }
        return standings;
    }

    private static RecipientStatus delivery(DeliveryState state) {
        return switch (state) {
            case DELIVERED -> RecipientStatus.DELIVERED;
            case PARKED, RETURNED -> RecipientStatus.RETURNED;
            case STOPPED -> RecipientStatus.STOPPED;
            case WAITING -> RecipientStatus.ON_ITS_WAY;
        };
    }

    private static RecipientStatus withoutDelivery(Recipient recipient, Review review, Waiting waiting) {
        if (waiting.referred().contains(recipient)) {
            return review.state().open() ? RecipientStatus.WAITS : RecipientStatus.DECLINED;
        }
        return waiting.received().disclosure().recipients().contains(recipient)
                ? RecipientStatus.REFUSED
                : RecipientStatus.NOT_PART;
    }
}
