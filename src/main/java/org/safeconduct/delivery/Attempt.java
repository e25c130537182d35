package org.safeconduct.delivery;

import java.util.UUID;
import org.safeconduct.agreement.Agency;
import org.safeconduct.disclosure.Reference;

/**
 * One try at a delivery.
 *
 * @param envelope id of the envelope and idempotency key of the delivery
 * @param number which try this is, counted from one
 */
public record Attempt(UUID envelope, Reference reference, Agency to, int number) {

    @Override
    public String toString() {
        return "Attempt[" + envelope + ", " + reference + ", attempt " + number + "]";
    }
}
