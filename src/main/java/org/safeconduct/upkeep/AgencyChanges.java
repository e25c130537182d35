package org.safeconduct.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyStates;
import org.safeconduct.agreement.AgencyStates.State;
import org.safeconduct.agreement.OnboardedAgencies;
import org.safeconduct.agreement.Register;
import org.safeconduct.delivery.PartnerTest;
import org.safeconduct.delivery.Partners;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.agency.NewAgencyCertificate;
import org.safeconduct.sealing.agency.NewAgencyCertificate.Accepted;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds agencies, suspends them, lets them back in, and takes them out; each with its evidence in one transaction. */
@Component
class AgencyChanges {

    private final OnboardedAgencies onboarded;
    private final NewAgencyCertificate certificates;
    private final AgencyStates states;
    private final Register register;
    private final Partners partners;
    private final Evidence evidence;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    AgencyChanges(
            OnboardedAgencies onboarded,
            NewAgencyCertificate certificates,
            AgencyStates states,
            Register register,
            Partners partners,
            Evidence evidence,
            Pseudonyms pseudonyms,
            Clock clock) {
        this.onboarded = onboarded;
        this.certificates = certificates;
        this.partners = partners;
        this.states = states;
        this.register = register;
        this.evidence = evidence;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /**
     * Adds an agency. A crash may leave the certificate's file and no agency; the same call then takes it as it is.
     *
     * @param description as it came, and was read
     */
    @Transactional
    public void onboard(JsonNode description, Agency agency, Accepted certificate, Caller caller) {
        Instant now = clock.instant();
        onboarded.add(description, now);
        evidence.append(EvidenceRecord.ofGateway(
                Event.AGENCY_CHANGED,
                now,
                Map.of(
                        Fact.AGENCY, agency.id().value(),
                        Fact.ACTOR, pseudonyms.actor(caller),
                        Fact.ACTOR_AGENCY, caller.agency().value(),
                        Fact.FINGERPRINT, certificate.sha256(),
                        Fact.EFFECT, "agency-onboarded")));
        certificates.put(agency, certificate);
    }

    @Transactional
    public void put(Agency agency, State state, Caller caller) {
        requireFree(agency, state, caller);
        Instant now = clock.instant();
        states.put(agency.id(), state, now);
        if (state == State.ACTIVE) {
            partners.wake(agency.id());
        }
        record(agency, "agency-" + state.code(), caller, now);
    }

    /** @throws Rejection if the gateway or the caller could not do without the agency */
    void requireFree(Agency agency, State state, Caller caller) {
        if (state != State.ACTIVE && agency.id().equals(caller.agency())) {
            throw new Rejection(Rejection.Kind.CONFLICT, "nobody can shut out their own agency");
        }
        boolean receives = Arrays.stream(Recipient.values())
                .anyMatch(recipient -> register.recipient(recipient).id().equals(agency.id()));
        if (state == State.LEFT && receives) {
            throw new Rejection(
                    Rejection.Kind.CONFLICT,
                    "the agencies file names this agency as a recipient; name another there first");
        }
    }

    /** That a partner was tested, and what came of it. */
    @Transactional
    public void tested(Agency agency, PartnerTest.Result result, Caller caller) {
        record(agency, result.receipted() ? "test-passed" : "test-failed", caller, clock.instant());
    }

    private void record(Agency agency, String effect, Caller caller, Instant at) {
        evidence.append(EvidenceRecord.ofGateway(
                Event.AGENCY_CHANGED,
                at,
                Map.of(
                        Fact.AGENCY, agency.id().value(),
                        Fact.ACTOR, pseudonyms.actor(caller),
                        Fact.ACTOR_AGENCY, caller.agency().value(),
                        Fact.EFFECT, effect)));
    }
}
