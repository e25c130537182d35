package org.safeconduct.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.AgencyStates;
import org.safeconduct.agreement.AgencyStates.State;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.Agreements;
import org.safeconduct.agreement.OnboardedAgencies;
import org.safeconduct.agreement.RecipientParts;
import org.safeconduct.agreement.Register;
import org.safeconduct.delivery.ConnectionProbe;
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

/** Adds agencies, changes them, suspends them, lets them back in, and takes them out; each with its evidence in one transaction. */
@Component
public class AgencyChanges {

    private final OnboardedAgencies onboarded;
    private final NewAgencyCertificate certificates;
    private final AgencyStates states;
    private final RecipientParts parts;
    private final Agreements agreements;
    private final Register register;
    private final Partners partners;
    private final Evidence evidence;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    AgencyChanges(
            OnboardedAgencies onboarded,
            NewAgencyCertificate certificates,
            AgencyStates states,
            RecipientParts parts,
            Agreements agreements,
            Register register,
            Partners partners,
            Evidence evidence,
            Pseudonyms pseudonyms,
            Clock clock) {
        this.onboarded = onboarded;
        this.certificates = certificates;
        this.partners = partners;
        this.states = states;
        this.parts = parts;
        this.agreements = agreements;
        this.register = register;
        this.evidence = evidence;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /**
     * Adds an agency, with its certificates.
     *
     * @param description as it came, and was read
     */
    @Transactional
    public void onboard(String description, Agency agency, Accepted certificate, Caller caller) {
        Instant now = clock.instant();
        onboarded.add(description, now);
        certificates.keep(agency, certificate, now);
        record(agency, "agency-onboarded", caller, now, Map.of(Fact.FINGERPRINT, certificate.sha256()));
    }

    /** Gives an agency that was added other certificates; those that are not among them are withdrawn. */
    @Transactional
    public void certify(Agency agency, Accepted certificate, Caller caller) {
        Instant now = clock.instant();
        certificates.keep(agency, certificate, now);
        record(agency, "certificate-changed", caller, now, Map.of(Fact.FINGERPRINT, certificate.sha256()));
    }

    /**
     * From now on what goes to the police, or to the MASH, goes to this agency of theirs. What waits for the one before it still
     * goes there.
     *
     * @throws Rejection if it cannot, or does already
     */
    @Transactional
    public void receive(Agency agency, Caller caller) {
        Recipient part = agency.part()
                .orElseThrow(() -> new Rejection(
                        Rejection.Kind.INVALID,
                        "only an agency of the police or of a MASH with an endpoint can receive"));
        AgencyId before = register.recipient(part).id();
        if (before.equals(agency.id())) {
            throw new Rejection(Rejection.Kind.CONFLICT, "the agency receives already");
        }
        if (states.of(agency.id()) != State.ACTIVE) {
            throw new Rejection(Rejection.Kind.CONFLICT, "the agency is suspended or has left");
        }
        boolean agreed = agreements.all().stream()
                .map(Agreements.Held::agreement)
                .anyMatch(agreement -> agreement.status() == Agreement.Status.ACTIVE
                        && agreement.parties().contains(agency.id()));
        if (!agreed) {
            // Every disclosure would wait for a reviewer.
            throw new Rejection(Rejection.Kind.CONFLICT, "no agreement in force names this agency; put one first");
        }
        Instant now = clock.instant();
        parts.put(part, agency.id(), now);
        record(agency, "agency-receives", caller, now, Map.of(Fact.BEFORE, before.value()));
    }

    @Transactional
    public void put(Agency agency, State state, Caller caller) {
        requireFree(agency, state, caller);
        Instant now = clock.instant();
        states.put(agency.id(), state, now);
        if (state == State.ACTIVE) {
            partners.wake(agency.id());
        }
        record(agency, "agency-" + state.code(), caller, now, Map.of());
    }

    /** @throws Rejection if the gateway or the caller could not do without the agency */
    void requireFree(Agency agency, State state, Caller caller) {
        if (state != State.ACTIVE && agency.id().equals(caller.agency())) {
            throw new Rejection(Rejection.Kind.CONFLICT, "nobody can shut out their own agency");
        }
        boolean receives = Arrays.stream(Recipient.values())
                .anyMatch(recipient -> register.recipient(recipient).id().equals(agency.id()));
        if (state == State.LEFT && receives) {
            throw new Rejection(Rejection.Kind.CONFLICT, "disclosures go to this agency; let another receive first");
        }
    }

    /** That a partner was tested, and what came of it. */
    @Transactional
    public void tested(Agency agency, ConnectionProbe.Result result, Caller caller) {
        record(agency, result.receipted() ? "test-passed" : "test-failed", caller, clock.instant(), Map.of());
    }

    private void record(Agency agency, String effect, Caller caller, Instant at, Map<Fact, Object> more) {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.AGENCY, agency.id().value());
        facts.put(Fact.ACTOR, pseudonyms.actor(caller));
        facts.put(Fact.ACTOR_AGENCY, caller.agency().value());
        facts.put(Fact.EFFECT, effect);
        facts.putAll(more);
        evidence.append(EvidenceRecord.ofGateway(Event.AGENCY_CHANGED, at, facts));
    }
}
