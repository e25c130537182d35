package org.safeconduct.feedback.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeconduct.delivery.Addressees;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.CaseClocks;
import org.safeconduct.exchange.CaseMoved;
import org.safeconduct.exchange.Cases;
import org.safeconduct.feedback.ClockState;
import org.safeconduct.handling.Explained;
import org.safeconduct.handling.WorkingDays;
import org.safeconduct.intake.PartOf;
import org.safeconduct.intake.Received;
import org.safeconduct.sharing.Obligation;
import org.safeconduct.sharing.SharingDecision;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts and meets the clocks of a case, in the transaction of what starts or meets them. */
@Component
public class Clocks implements CaseClocks {

    private final ClockRules rules;
    private final ClockRows rows;
    private final ClockMoves moves;
    private final Addressees addressees;
    private final WorkingDays workingDays;
    private final Cases cases;
    private final ApplicationEventPublisher events;

    Clocks(
            ClockRules rules,
            ClockRows rows,
            ClockMoves moves,
            Addressees addressees,
            WorkingDays workingDays,
            Cases cases,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.events = events;
        this.rules = rules;
        this.rows = rows;
        this.moves = moves;
        this.addressees = addressees;
        this.workingDays = workingDays;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(Explained explained, Instant at) {
        Received received = explained.decided().received();
        ClockCase about = ClockCase.of(received);
        rows.remember(received.reference(), about);
        Map<String, Optional<Duration>> happened = new HashMap<>();
        // A force's own, shorter time is in the statement: it counts from the moment at which it goes out.
        explained
                .statement()
                .clocks()
                .forEach(clock -> happened.put(
                        ClockEvents.statement(clock.code()),
                        Optional.of(Duration.between(received.receivedAt(), clock.by()))));
        obligations(explained).forEach(obligation -> happened.put(obligation, Optional.empty()));
        Instant start = at.truncatedTo(ChronoUnit.MICROS);
        for (ClockRule rule : rules.all()) {
            if (rule.fits(about)) {
                rule.starts().stream()
                        .filter(happened::containsKey)
                        .map(what -> due(rule, about.nation(), start, happened.getOrDefault(what, Optional.empty())))
                        .min(Comparator.naturalOrder())
                        .ifPresent(due -> moves.start(
                                rule, received.reference(), Optional.empty(), start, due, about.nation(), at));
            }
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void writtenAgain(Explained part, Instant at) {
        Received received = part.decided().received();
        PartOf of = received.partOf().orElseThrow();
        if (of.answers().isPresent()) {
            // What somebody asked is answered; what the sharer was to look at may not have been.
            return;
        }
        events.publishEvent(new CaseMoved(of.of()));
        Set<String> obliged = obligations(part).collect(Collectors.toSet());
        ClockCase about = about(of.of());
        Instant start = received.receivedAt().truncatedTo(ChronoUnit.MICROS);
        for (ClockRule rule : rules.all()) {
            if (rule.fits(about) && rule.met().contains(ClockEvents.SHARER_UPDATED)) {
                Optional<CaseClock> running = rows.find(of.of(), rule.kind());
                if (Collections.disjoint(rule.starts(), obliged)) {
                    running.filter(clock -> clock.startedAt().isBefore(start))
                            .ifPresent(clock -> moves.meet(clock, start, at));
                } else {
                    Instant due = due(rule, about.nation(), start, Optional.empty());
                    running.ifPresentOrElse(
                            clock -> moves.anew(clock, start, due, rule, about.nation(), at),
                            () -> moves.start(rule, of.of(), Optional.empty(), start, due, about.nation(), at));
                }
            }
        }
    }

    private static Stream<String> obligations(Explained explained) {
        return explained.decided().decisions().stream()
                .filter(Clocks::obliges)
                .flatMap(decision -> decision.obligations().stream())
                .map(ClockEvents::obligation);
    }

    /** A duty to report runs although a person decides first; any other obligation belongs to what goes out. */
    private static boolean obliges(SharingDecision decision) {
        return switch (decision) {
            case SharingDecision.Share share -> true;
            case SharingDecision.ShareReduced reduced -> true;
            case SharingDecision.SharePart part -> true;
            case SharingDecision.Refer refer -> refer.obligations().contains(Obligation.START_REPORTING_CLOCK);
            case SharingDecision.Refuse refuse -> false;
        };
    }

    private Instant due(ClockRule rule, Nation nation, Instant start, Optional<Duration> stated) {
        Instant due = rule.length().after(start, workingDays, nation);
        return switch (rule.length()) {
            case ClockPeriod.Days days -> due;
            case ClockPeriod.Hours hours ->
                stated.map(start::plus).filter(due::isAfter).orElse(due);
        };
    }

    /** What a case is about, as far as clocks must know it; in doubt a child is concerned. */
    public ClockCase about(Reference reference) {
        return rows.about(reference).orElse(new ClockCase(Nation.ENGLAND, true));
    }

    /** Starts and meets clocks by all decisions of a case, whatever the order in which they came. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(Reference reference, List<DecisionFacts> decisions, Instant now) {
        ClockCase about = about(reference);
        for (ClockRule rule : rules.all()) {
            if (rule.fits(about)) {
                List<DecisionFacts> causes = decisions.stream()
                        .filter(decision -> decision.says().stream().anyMatch(rule.starts()::contains))
                        .toList();
                if (!causes.isEmpty()) {
                    startBy(causes, rule, reference, about, now);
                }
            }
        }
        for (CaseClock clock : rows.of(reference)) {
            rules.find(clock.kind())
                    .flatMap(rule -> decisions.stream()
                            .filter(decision -> decision.says().stream().anyMatch(rule.met()::contains))
                            .map(DecisionFacts::decidedAt)
                            .filter(at -> clock.since()
                                    .map(since -> !at.isBefore(since))
                                    .orElse(true))
                            .min(Comparator.naturalOrder()))
                    .ifPresent(at -> moves.meet(clock, at, now));
        }
    }

    /** Whoever decided knew of it then; everybody else has the whole time from the moment at which they are told. */
    private void startBy(
            List<DecisionFacts> causes, ClockRule rule, Reference reference, ClockCase about, Instant now) {
        Instant cause = causes.stream()
                .map(DecisionFacts::decidedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant start = causes.stream()
                .map(each -> rule.owner().code().equals(each.by().code()) ? each.decidedAt() : each.receivedAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant due = rule.length().after(start, workingDays, about.nation());
        Optional<CaseClock> running = rows.find(reference, rule.kind());
        if (running.isEmpty()) {
            moves.start(rule, reference, Optional.of(cause), start, due, about.nation(), now);
            return;
        }
        CaseClock earlier = running.get().from(cause, start, due);
        // One that the case itself started goes on as it is.
        if (running.get().since().isPresent() && !earlier.equals(running.get())) {
            moves.move(running.get(), earlier, rule, about.nation(), now);
        }
    }

    /** Codes of the statement's clocks of which everything is done. */
    public Set<String> doneOfStatement(Reference reference) {
        Set<String> done = new HashSet<>();
        Set<String> open = new HashSet<>();
        for (CaseClock clock : rows.of(reference)) {
            rules.find(clock.kind())
                    .ifPresent(rule -> (clock.state() == ClockState.MET ? done : open)
                            .addAll(ClockEvents.statementClocks(rule.starts())));
        }
        done.removeAll(open);
        return done;
    }

    /** A recipient has it: whoever publishes that says it in the transaction of its cause. */
    @EventListener
    void caseChanged(CaseChanged changed) {
        switch (changed.change()) {
            case DELIVERED -> rows.of(changed.reference()).forEach(clock -> meetByDelivery(clock, changed.at()));
            case RETURNED,
                    REVIEWED,
                    DECISION_RECEIVED,
                    STATEMENT_CHANGED,
                    POLICE_PART_ENDED,
                    CLOCK_REMINDER,
                    CLOCK_MISSED,
                    NEWS_ASKED,
                    QUESTION_ASKED,
                    QUESTION_ANSWERED,
                    UPDATED,
                    WITHDRAWN,
                    CHALLENGED -> {}
        }
    }

    /** @return whether it is met: its recipient has receipted */
    boolean meetByDelivery(CaseClock clock, Instant now) {
        Set<String> met = rules.find(clock.kind()).map(ClockRule::met).orElse(Set.of());
        for (Recipient recipient : Recipient.values()) {
            if (met.contains(ClockEvents.delivered(recipient))) {
                Optional<Instant> at =
                        addressees.receivedAt(clock.reference(), addressees.playing(recipient, clock.reference()));
                at.ifPresent(when -> moves.meet(clock, when, now));
                return at.isPresent();
            }
        }
        return false;
    }

    /** What is the sharer's own stays theirs, also after they withdrew. */
    boolean neverReachedItsOwner(CaseClock clock) {
        return !clock.owner().equals(cases.sharer(clock.reference()))
                && addressees.receivedAt(clock.reference(), clock.owner()).isEmpty();
    }
}
