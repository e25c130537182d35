package org.safeconduct.delivery;

import java.util.UUID;
import org.safeconduct.agreement.Agency;
import org.safeconduct.disclosure.Reference;

/**
 * One try at a delivery.
 *
 * @param envelope id of the envelope and idempotency key of the delivery
 * @param number which try this is, counted from one
 * @param urgent whether somebody is in danger
 */
public record Attempt(UUID envelope, Reference reference, Agency to, int number, boolean urgent) {

    @Override
    public String toString() {
        return "Attempt[" + envelope + ", " + reference + ", attempt " + number + "]";
    }
}
