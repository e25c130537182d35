package org.safeconduct.review;

import java.util.EnumMap;
import java.util.Map;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Recipient;
import org.springframework.stereotype.Component;

/** Says of each recipient whether it waits for a reviewer, has been served or is no part of the case. */
@Component
class Standings {

    private final ReviewRows rows;
    private final Register register;

    Standings(ReviewRows rows, Register register) {
        this.rows = rows;
        this.register = register;
    }

    Map<Recipient, Standing> of(Review review, Waiting waiting) {
        Map<String, String> deliveries = rows.deliveries(review.reference());
        Map<Recipient, Standing> standings = new EnumMap<>(Recipient.class);
        for (Recipient recipient : Recipient.values()) {
            String state =
                    deliveries.getOrDefault(register.recipient(recipient).id().value(), "");
            standings.put(recipient, state.isEmpty() ? withoutDelivery(recipient, review, waiting) : delivery(state));
        }
        return standings;
    }

    private static Standing delivery(String state) {
        return switch (state) {
            case "delivered" -> Standing.DELIVERED;
            case "parked", "returned" -> Standing.RETURNED;
            case "stopped" -> Standing.STOPPED;
            default -> Standing.ON_ITS_WAY;
        };
    }

    private static Standing withoutDelivery(Recipient recipient, Review review, Waiting waiting) {
        if (waiting.referred().contains(recipient)) {
            return review.state().open() ? Standing.WAITS : Standing.DECLINED;
        }
        return waiting.received().disclosure().recipients().contains(recipient) ? Standing.REFUSED : Standing.NOT_PART;
    }
}
