package org.safeconduct.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.AgreementBody;
import org.safeconduct.agreement.Agreements;
import org.safeconduct.disclosure.Json;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Sha256;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes the register; what changed, and by whom, is on record in the same transaction. */
@Component
public class AgreementChanges {

    private final Agreements agreements;
    private final Evidence evidence;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    AgreementChanges(Agreements agreements, Evidence evidence, Pseudonyms pseudonyms, Clock clock) {
        this.agreements = agreements;
        this.evidence = evidence;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** @param replaces the version it takes the place of; empty to add one */
    @Transactional
    public Agreements.Held put(Agreement agreement, OptionalInt replaces, Caller caller) {
        return change(agreement, replaces, caller, replaces.isEmpty() ? "added" : "replaced");
    }

    /** @param replaces the version that is ended */
    @Transactional
    public Agreements.Held end(Agreement agreement, OptionalInt replaces, Caller caller) {
        return change(agreement.ended(), replaces, caller, "ended");
    }

    private Agreements.Held change(Agreement agreement, OptionalInt replaces, Caller caller, String effect) {
        Instant now = clock.instant();
        Agreements.Held held = agreements.put(agreement, replaces, now);
        evidence.append(EvidenceRecord.ofGateway(
                Event.AGREEMENT_CHANGED,
                now,
                Map.of(
                        Fact.AGENCY, caller.agency().value(),
                        Fact.ACTOR, pseudonyms.actor(caller),
                        Fact.AGREEMENT, agreement.id(),
                        Fact.AGREEMENT_VERSION, held.version(),
                        Fact.AGREEMENT_DIGEST, Sha256.hex(Json.write(AgreementBody.of(agreement))),
                        Fact.EFFECT, effect)));
        return held;
    }
}
