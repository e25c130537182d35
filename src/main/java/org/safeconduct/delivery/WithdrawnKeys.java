package org.safeconduct.delivery;

import org.safeconduct.sealing.watch.KeysChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives back at once what waits for a key that has been withdrawn, rather than when its next attempt comes. Each attempt looks
 * for itself besides, so nothing hangs on this.
 */
@Component
class WithdrawnKeys {

    private final Turns turns;
    private final Deliveries deliveries;

    WithdrawnKeys(Turns turns, Deliveries deliveries) {
        this.turns = turns;
        this.deliveries = deliveries;
    }

    @EventListener
    void on(KeysChanged changed) {
        giveBack();
    }

    /** Each in a transaction of its own; the task of each, when it comes, finds nothing to do. */
    void giveBack() {
        turns.withdrawn().forEach(deliveries::returned);
    }
}
