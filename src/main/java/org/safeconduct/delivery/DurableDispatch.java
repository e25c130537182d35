package org.safeconduct.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Dispatch;
import org.safeconduct.outbox.Outbox;
import org.safeconduct.sealing.envelope.Envelope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes each delivery in the transaction that accepts the disclosure: both or neither. */
@Component
class DurableDispatch implements Dispatch {

    private final DeliveryRows rows;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final Clock clock;

    DurableDispatch(DeliveryRows rows, Deliveries deliveries, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void dispatch(Reference of, List<Envelope> envelopes, boolean urgent) {
        if (envelopes.isEmpty()) {
            return;
        }
        rows.add(of, envelopes, urgent, clock.instant());
        envelopes.forEach(envelope -> signal(envelope.to()));
    }

    /** Sets a parked delivery going again; empty if it is not parked. */
    @Transactional
    Optional<Reference> resume(UUID envelope, String actor) {
        Optional<DeliveryRows.Resumed> resumed = deliveries.resume(envelope, actor);
        resumed.ifPresent(of -> signal(of.recipient()));
        return resumed.map(DeliveryRows.Resumed::reference);
    }

    /** What waits for an agency looks at once whether it may go. */
    void wake(AgencyId recipient) {
        rows.now(recipient, clock.instant());
        signal(recipient);
    }

    private void signal(AgencyId recipient) {
        outbox.signal(DeliveryPost.KIND, recipient.value());
    }
}
