package org.safeconduct.feedback.decision;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.safeconduct.delivery.Addressees;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.CaseChanged.Audience;
import org.safeconduct.exchange.CaseChanged.Change;
import org.safeconduct.exchange.CaseMoved;
import org.safeconduct.exchange.Statements;
import org.safeconduct.feedback.clock.ClockEvents;
import org.safeconduct.feedback.clock.Clocks;
import org.safeconduct.feedback.clock.DecisionFacts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What follows from a decision, in its transaction: clocks, the next version of the statement, and who must be told. */
@Component
class AfterDecision {

    private final Clocks clocks;
    private final Explaining explaining;
    private final Statements statements;
    private final Addressees addressees;
    private final ApplicationEventPublisher events;
    private final FeedbackSettings settings;

    AfterDecision(
            Clocks clocks,
            Explaining explaining,
            Statements statements,
            Addressees addressees,
            ApplicationEventPublisher events,
            FeedbackSettings settings) {
        this.clocks = clocks;
        this.explaining = explaining;
        this.statements = statements;
        this.addressees = addressees;
        this.events = events;
        this.settings = settings;
    }

    /**
     * @param all the case's decisions, this one among them
     * @param key which one is new
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(Reference reference, List<RecordedDecision> all, String key, Instant now) {
        events.publishEvent(new CaseMoved(reference));
        boolean child = clocks.about(reference).child();
        boolean followUp = child && settings.followPoliceEnd();
        clocks.decided(
                reference,
                all.stream().map(decision -> answered(decision, followUp)).toList(),
                now);
        Set<String> done = clocks.doneOfStatement(reference);
        statements.add(
                reference,
                explaining.revised(statements.versions(reference).getLast().statement(), all, child, followUp, done),
                now);
        tell(reference, new Audience.Sharer(), Change.DECISION_RECEIVED, now);
        if (followUp && all.stream().anyMatch(each -> each.key().equals(key) && explaining.endsPolicePart(each))) {
            tell(
                    reference,
                    new Audience.OneAgency(addressees.playing(Recipient.MASH, reference)),
                    Change.POLICE_PART_ENDED,
                    now);
            tell(reference, new Audience.SocialCare(), Change.POLICE_PART_ENDED, now);
            tell(reference, new Audience.Sharer(), Change.POLICE_PART_ENDED, now);
        }
    }

    private DecisionFacts answered(RecordedDecision decision, boolean followUp) {
        Set<String> says = new HashSet<>();
        if (!new Disposition(decision.by(), decision.disposition()).isNotTaken()) {
            says.add(ClockEvents.any(decision.by()));
        }
        says.add(ClockEvents.disposition(decision.by(), decision.disposition()));
        if (explaining.endsPolicePart(decision)) {
            says.add(ClockEvents.POLICE_ENDED);
            if (followUp) {
                says.add(ClockEvents.FOLLOW_UP);
            }
        }
        if (decision.content().victimToldOn().isPresent()) {
            says.add(ClockEvents.VICTIM_TOLD);
        }
        return new DecisionFacts(decision.by(), says, decision.decidedAt(), decision.receivedAt());
    }

    private void tell(Reference reference, Audience audience, Change change, Instant now) {
        events.publishEvent(new CaseChanged(reference, audience, change, now));
    }
}
