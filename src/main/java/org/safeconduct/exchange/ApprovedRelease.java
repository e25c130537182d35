package org.safeconduct.exchange;

import java.time.Instant;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.intake.PartOf;
import org.safeconduct.intake.Received;
import org.safeconduct.sealing.envelope.Sealed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends what a person let out of a disclosure that is already here, as the first acceptance sends: all of it or nothing. */
@Component
public class ApprovedRelease {

    private final Envelopes envelopes;
    private final Evidence evidence;
    private final AcceptanceEvidence records;
    private final Dispatch dispatch;
    private final Cases cases;
    private final CaseClocks clocks;

    ApprovedRelease(
            Envelopes envelopes,
            Evidence evidence,
            AcceptanceEvidence records,
            Dispatch dispatch,
            Cases cases,
            CaseClocks clocks) {
        this.clocks = clocks;
        this.envelopes = envelopes;
        this.evidence = evidence;
        this.records = records;
        this.dispatch = dispatch;
        this.cases = cases;
    }

    /** Envelopes, evidence, deliveries and status, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Sealed sealed, Instant at) {
        Received received = sealed.explained().decided().received();
        envelopes.add(sealed.envelopes());
        evidence.append(
                records.onward(sealed, at).stream().map(evidence::drawUp).toList());
        dispatch.dispatch(
                received.partOf().map(PartOf::of).orElse(received.reference()),
                sealed.envelopes(),
                Cases.urgent(sealed.explained().decided()));
        cases.accepted(received.reference());
        cases.goesOn(received.reference(), Cases.danger(sealed.explained().decided()));
        if (received.partOf().isEmpty()) {
            clocks.begin(sealed.explained(), at);
        } else {
            clocks.writtenAgain(sealed.explained(), at);
        }
    }
}
