package org.safeconduct.review;

import java.util.EnumMap;
import java.util.Map;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Recipient;
import org.springframework.stereotype.Component;

/** Says of each recipient whether it waits for a reviewer, has been served or is no part of the case. */
@Component
class RecipientStatuses {

    private final ReviewRows rows;
    private final Register register;

    RecipientStatuses(ReviewRows rows, Register register) {
        this.rows = rows;
        this.register = register;
    }

    Map<Recipient, RecipientStatus> of(Review review, Waiting waiting) {
        Map<String, String> deliveries = rows.deliveries(review.reference());
        Map<Recipient, RecipientStatus> standings = new EnumMap<>(Recipient.class);
        for (Recipient recipient : Recipient.values()) {
            String state =
                    deliveries.getOrDefault(register.recipient(recipient).id().value(), "");
            // Of whom a part went waits for the rest, whatever became of that part.
            boolean waits = review.state().open() && waiting.referred().contains(recipient);
            standings.put(
                    recipient,
                    state.isEmpty() || waits ? withoutDelivery(recipient, review, waiting) : delivery(state));
        }
        return standings;
    }

    private static RecipientStatus delivery(String state) {
        return switch (state) {
            case "delivered" -> RecipientStatus.DELIVERED;
            case "parked", "returned" -> RecipientStatus.RETURNED;
            case "stopped" -> RecipientStatus.STOPPED;
            default -> RecipientStatus.ON_ITS_WAY;
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
