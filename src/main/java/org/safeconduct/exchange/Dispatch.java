package org.safeconduct.exchange;

import java.util.List;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.sealing.envelope.Envelope;

/** Takes over sealed envelopes for delivery. The exchange calls it inside the transaction that accepts a disclosure. */
public interface Dispatch {

    /**
     * Makes the deliveries durable in the caller's transaction; they start when it commits.
     *
     * @param of the case, in whose lane they go
     * @param urgent whether somebody is in danger: they go before whatever is not, and are tried more often and for longer
     */
    void dispatch(Reference of, List<Envelope> envelopes, boolean urgent);
}
