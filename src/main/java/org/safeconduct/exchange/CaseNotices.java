package org.safeconduct.exchange;

import java.util.List;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.sealing.envelope.CaseNotice;
import org.safeconduct.sealing.envelope.Envelope;
import org.safeconduct.sealing.envelope.Sealing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends what a sharer says about a case after sharing it, sealed and in the case's own lane. */
@Component
public class CaseNotices {

    private final Sealing sealing;
    private final Envelopes envelopes;
    private final Evidence evidence;
    private final Dispatch dispatch;

    CaseNotices(Sealing sealing, Envelopes envelopes, Evidence evidence, Dispatch dispatch) {
        this.sealing = sealing;
        this.envelopes = envelopes;
        this.evidence = evidence;
        this.dispatch = dispatch;
    }

    /** Envelope, evidence and delivery, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(CaseNotice notice) {
        Envelope envelope = sealing.sealNotice(notice);
        envelopes.add(List.of(envelope));
        evidence.append(AcceptanceEvidence.sealed(envelope, notice.at()));
        // It follows what is urgent in its case, and makes nothing urgent.
        dispatch.dispatch(notice.reference(), List.of(envelope), false);
    }
}
