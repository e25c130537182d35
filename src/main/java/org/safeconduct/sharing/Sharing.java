package org.safeconduct.sharing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.disclosure.SubjectKind;
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

    private final Supplier<SharingRules> rules;
    private final Supplier<Minimiser> minimiser;
    private final Supplier<Laws> laws;
    private final Register register;
    private final Judging judging;
    private final Permits permits;
    private final String version;

    @Autowired
    Sharing(Rulebooks rulebooks, Register register) {
        this(
                rulebooks.version(),
                rulebooks.prepare(SharingRules::new),
                rulebooks.prepare(Minimiser::new),
                rulebooks.prepare(Laws::new),
                register);
    }

    Sharing(
            String version,
            Supplier<SharingRules> rules,
            Supplier<Minimiser> minimiser,
            Supplier<Laws> laws,
            Register register) {
        this.version = version;
        this.rules = rules;
        this.minimiser = minimiser;
        this.laws = laws;
        this.register = register;
        this.judging = new Judging(rules, register);
        this.permits = new Permits(minimiser);
    }

    /** Version of the rules in force. */
    public String version() {
        return version;
    }

    /** The rules in force, for a reader: who may have a disclosure, what is left out, the laws a reviewer can name. */
    public List<RuleLine> lines() {
        List<RuleLine> lines = new ArrayList<>(rules.get().lines());
        lines.addAll(minimiser.get().lines());
        lines.addAll(laws.get().lines());
        return lines;
    }

    /** The ids of the rows in force that can apply to a recipient. */
    public Set<String> rowsFor(Recipient recipient) {
        Set<String> ids = new HashSet<>(rules.get().rowsFor(recipient));
        ids.addAll(minimiser.get().rowsFor(recipient));
        return ids;
    }

    /**
     * By a row's id and by the column that answers a gate ({@code power}, {@code confidence}, {@code article6} ...), what the
     * answer rests on: a law, the public interest, a consent. A row that answers none is there and empty.
     */
    public Map<String, Map<String, String>> bases() {
        return rules.get().bases();
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
            return permits.atOnce(received.disclosure(), recipient, to);
        }
    }

    /**
     * What a reviewer's approval lets out: for each recipient that was referred, everything that the minimise table lets
     * anyone have, less what the reviewer leaves out. A barred item never goes, whoever approves.
     *
     * @param referred the recipients on whom a person was to decide
     * @param leaveOut labels that the reviewer withholds besides
     * @throws Rejection if nothing but barred items is there to be sent, or the rules refuse it by now
     */
    public Decided approved(Received received, Set<Recipient> referred, Set<Sensitivity> leaveOut) {
        if (Payload.kind(received.disclosure()) == Payload.Kind.BARRED_ITEM) {
            throw new Rejection(Rejection.Kind.INVALID, "a law of its own protects this item: nobody can approve it");
        }
        List<SharingDecision> decisions = referred.stream()
                .sorted()
                .map(recipient -> approved(received, recipient, leaveOut))
                .toList();
        return new Decided(received, version, decisions, Optional.empty());
    }

    /** Lays a referred disclosure out for its reviewer, by the rules in force. */
    public Prospect decideAgain(Received received, Set<Recipient> referred) {
        List<SharingDecision> decisions = referred.stream()
                .sorted()
                .map(recipient -> decide(received, recipient))
                .toList();
        Map<Recipient, List<Reason>> asked = new EnumMap<>(Recipient.class);
        LocalDate day = LocalDate.ofInstant(received.receivedAt(), BritishTime.ZONE);
        referred.forEach(recipient -> asked.put(
                recipient,
                judging.judge(received, recipient, register.recipient(recipient), day)
                        .whole()
                        .deciding()));
        List<SharingDecision> ifApproved = List.of();
        Optional<String> closed = Optional.empty();
        try {
            ifApproved = approved(received, referred, Set.of()).decisions();
        } catch (Rejection nobodyCanApprove) {
            closed = Optional.of(nobodyCanApprove.detail());
        }
        return new Prospect(
                decisions, asked, ifApproved, closed, Payload.labels(received.disclosure()), laws(received, referred));
    }

    private SharingDecision approved(Received received, Recipient recipient, Set<Sensitivity> leaveOut) {
        Disclosure disclosure = received.disclosure();
        LocalDate day = LocalDate.ofInstant(received.receivedAt(), BritishTime.ZONE);
        Agency to = register.recipient(recipient);
        Verdict verdict = judging.judge(received, recipient, to, day).whole();
        if (verdict.effect() == Effect.REFUSE) {
            throw new Rejection(Rejection.Kind.CONFLICT, "the rules refuse this by now");
        }
        Minimiser.Minimised minimised = minimiser.get().minimise(disclosure, recipient, Breadth.FULL, day);
        Set<Sensitivity> withheld = EnumSet.noneOf(Sensitivity.class);
        withheld.addAll(leaveOut);
        withheld.retainAll(Payload.labels(disclosure));
        withheld.addAll(minimised.withheld());
        if (Payload.leavesNothing(disclosure, withheld)) {
            throw new Rejection(Rejection.Kind.INVALID, "nothing would be left to send");
        }
        return Permits.permit(
                verdict,
                to,
                recipient,
                new Minimiser.Minimised(
                        Redaction.without(disclosure, withheld),
                        withheld,
                        minimised.reasons(),
                        minimised.obligations()));
    }

    private SharingDecision byTheRules(Received received, Recipient recipient, Agency to) {
        Disclosure disclosure = received.disclosure();
        LocalDate day = LocalDate.ofInstant(received.receivedAt(), BritishTime.ZONE);
        Judgement judgement = judging.judge(received, recipient, to, day);
        Verdict verdict = judgement.whole();
        if (judgement.isDivided()) {
            return permits.part(judgement, disclosure, recipient, to, day);
        }
        if (disclosure.immediateDanger() && verdict.effect() != Effect.SHARE_AT_ONCE) {
            // A table that lost its emergency row is as broken as one that does not load.
            throw new Unavailable("the sharing table has no row for immediate danger");
        }
        return switch (verdict.effect()) {
            case SHARE_AT_ONCE, SHARE, SHARE_REDUCED -> permits.of(verdict, to, recipient, disclosure, day);
            case REFUSE ->
                new SharingDecision.Refuse(recipient, verdict.reasons(), verdict.obligations(), verdict.gates());
            case REFER, NOTE, GATE ->
                new SharingDecision.Refer(recipient, verdict.reasons(), verdict.obligations(), verdict.gates());
        };
    }

    /** The powers and duties on which a reviewer can rely: those that can apply to a recipient and a person at risk. */
    public Map<StatutoryGateway, Set<Reason>> laws(Received received, Set<Recipient> referred) {
        LocalDate day = LocalDate.ofInstant(received.receivedAt(), BritishTime.ZONE);
        Set<SubjectKind> kinds = EnumSet.noneOf(SubjectKind.class);
        received.disclosure().atRisk().forEach(person -> kinds.add(person.judged()));
        List<Facts> cases = referred.stream()
                .sorted()
                .map(recipient ->
                        judging.facts(received.disclosure(), received, recipient, register.recipient(recipient), day))
                .flatMap(facts -> kinds.stream().map(facts::about))
                .toList();
        return laws.get().thatCanApply(cases, day, received.disclosure().nation());
    }

    /** A referred disclosure goes to whoever reviews for the sharer's agency, whole: nobody could judge a part of it. */
    private Optional<Release> forReview(Received received, List<SharingDecision> decisions) {
        Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
        boolean referred = false;
        for (SharingDecision decision : decisions) {
            if (decision.waits()) {
                referred = true;
                obligations.addAll(decision.obligations());
            }
        }
        return referred
                ? Optional.of(new Release(
                        register.reviewerOf(received.caller().agency()),
                        Release.Use.REVIEW,
                        received.disclosure(),
                        obligations))
                : Optional.empty();
    }
}
