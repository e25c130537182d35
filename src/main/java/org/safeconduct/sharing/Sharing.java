package org.safeconduct.sharing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.intake.Received;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.rulebook.Rulebooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Decides who may receive a disclosure, what they may have of it, and why. */
@Component("sharing")
public final class Sharing {

    private static final Logger LOG = LoggerFactory.getLogger(Sharing.class);
    private static final ZoneId HERE = ZoneId.of("Europe/London");

    private final Supplier<SharingRules> rules;
    private final Supplier<Minimiser> minimiser;
    private final Register register;
    private final String version;

    @Autowired
    Sharing(Rulebooks rulebooks, Register register) {
        this(rulebooks.version(), rulebooks.prepare(SharingRules::new), rulebooks.prepare(Minimiser::new), register);
    }

    Sharing(String version, Supplier<SharingRules> rules, Supplier<Minimiser> minimiser, Register register) {
        this.version = version;
        this.rules = rules;
        this.minimiser = minimiser;
        this.register = register;
    }

    /**
     * Decides for each recipient that the sharer asks for.
     *
     * @throws Rejection if the disclosure names no recipient, or holds what the rules do not know
     * @throws Unavailable if the rules cannot be evaluated; never where someone is in immediate danger
     */
    public Decided decide(Received received) {
        Disclosure disclosure = received.disclosure();
        if (disclosure.recipients().isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, "no recipient is named", "/recipients");
        }
        List<SharingDecision> decisions = disclosure.recipients().stream()
                .sorted()
                .map(recipient -> decide(received, recipient))
                .toList();
        return new Decided(received, version, decisions, forReview(received, decisions));
    }

    private SharingDecision decide(Received received, Recipient recipient) {
        Agency to = register.recipient(recipient);
        try {
            return byTheRules(received, recipient, to);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            if (!received.disclosure().immediateDanger()) {
                throw e;
            }
            // The class only: a message might quote the disclosure.
            LOG.error(
                    "Sharing rules failed on {} ({}); immediate danger, so the minimum goes out",
                    received.reference(),
                    e.getClass().getName());
            return atOnce(received.disclosure(), recipient, to);
        }
    }

    private SharingDecision byTheRules(Received received, Recipient recipient, Agency to) {
        Disclosure disclosure = received.disclosure();
        LocalDate day = LocalDate.ofInstant(received.receivedAt(), HERE);
        Agency from = register.agency(received.caller().agency())
                .orElseThrow(() -> new Rejection(Rejection.Kind.FORBIDDEN, "the calling agency is not registered"));
        Agreement.Standing standing = register.standing(from.id(), to.id(), disclosure.purposes(), day);
        Facts facts = Facts.of(disclosure, recipient, from.sector(), standing, day);
        Verdict verdict = rules.get().judge(facts, day, disclosure.nation());
        if (disclosure.immediateDanger() && verdict.effect() != Effect.SHARE_AT_ONCE) {
            // A table that lost its emergency row is as broken as one that does not load.
            throw new Unavailable("the sharing table has no row for immediate danger");
        }
        return switch (verdict.effect()) {
            case SHARE_AT_ONCE ->
                permit(verdict, to, recipient, minimise(disclosure, recipient, Breadth.EMERGENCY, day));
            case SHARE -> permit(verdict, to, recipient, minimise(disclosure, recipient, Breadth.FULL, day));
            case SHARE_REDUCED -> permit(verdict, to, recipient, minimise(disclosure, recipient, Breadth.REDUCED, day));
            case REFUSE ->
                new SharingDecision.Refuse(recipient, verdict.reasons(), verdict.obligations(), verdict.gates());
            case REFER, NOTE, GATE ->
                new SharingDecision.Refer(recipient, verdict.reasons(), verdict.obligations(), verdict.gates());
        };
    }

    private Minimiser.Minimised minimise(Disclosure disclosure, Recipient recipient, Breadth breadth, LocalDate day) {
        return minimiser.get().minimise(disclosure, recipient, breadth, day);
    }

    private static SharingDecision permit(
            Verdict verdict, Agency to, Recipient recipient, Minimiser.Minimised minimised) {
        List<Reason> reasons = new ArrayList<>(verdict.reasons());
        reasons.addAll(minimised.reasons());
        Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
        obligations.addAll(verdict.obligations());
        obligations.addAll(minimised.obligations());
        Release release = new Release(to.id(), Release.Use.ACT, minimised.content(), obligations);
        return minimised.withheld().isEmpty()
                ? new SharingDecision.Share(recipient, reasons, obligations, verdict.gates(), release)
                : new SharingDecision.ShareReduced(
                        recipient, reasons, obligations, verdict.gates(), minimised.withheld(), release);
    }

    private static SharingDecision atOnce(Disclosure disclosure, Recipient recipient, Agency to) {
        Set<Sensitivity> withheld = EnumSet.noneOf(Sensitivity.class);
        withheld.addAll(Payload.labels(disclosure));
        withheld.retainAll(Emergency.WITHHELD);
        return permit(
                Emergency.verdict(disclosure.consent()),
                to,
                recipient,
                new Minimiser.Minimised(Redaction.without(disclosure, withheld), withheld, List.of(), Set.of()));
    }

    /** A referred disclosure goes to the sharer's own reviewer, whole: nobody could judge a part of it. */
    private static Optional<Release> forReview(Received received, List<SharingDecision> decisions) {
        Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
        boolean referred = false;
        for (SharingDecision decision : decisions) {
            if (decision instanceof SharingDecision.Refer refer) {
                referred = true;
                obligations.addAll(refer.obligations());
            }
        }
        return referred
                ? Optional.of(
                        new Release(received.caller().agency(), Release.Use.REVIEW, received.disclosure(), obligations))
                : Optional.empty();
    }
}
