package org.safeconduct.feedback.clock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.delivery.Addressees;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.CaseClocks;
import org.safeconduct.handling.Explained;
import org.safeconduct.handling.WorkingDays;
import org.safeconduct.intake.Received;
import org.safeconduct.sharing.Obligation;
import org.safeconduct.sharing.SharingDecision;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts and meets the clocks of a case, in the transaction of what starts or meets them. */
@Component
public class Clocks implements CaseClocks {

    private final ClockRules rules;
    private final ClockRows rows;
    private final ClockRecords records;
    private final ClockTimes times;
    private final Addressees addressees;
    private final WorkingDays workingDays;
    private final ClockViews views;

    Clocks(
            ClockRules rules,
            ClockRows rows,
            ClockRecords records,
            ClockTimes times,
            Addressees addressees,
            WorkingDays workingDays,
            ClockViews views) {
        this.rules = rules;
        this.rows = rows;
        this.records = records;
        this.times = times;
        this.addressees = addressees;
        this.workingDays = workingDays;
        this.views = views;
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
                        Happenings.statement(clock.code()),
                        Optional.of(Duration.between(received.receivedAt(), clock.by()))));
        explained.decided().decisions().stream()
                .filter(Clocks::obliges)
                .flatMap(decision -> decision.obligations().stream())
                .forEach(obligation -> happened.put(Happenings.obligation(obligation), Optional.empty()));
        Instant start = at.truncatedTo(ChronoUnit.MICROS);
        for (ClockRule rule : rules.all()) {
            if (rule.fits(about)) {
                rule.starts().stream()
                        .filter(happened::containsKey)
                        .map(what -> due(rule, about.nation(), start, happened.getOrDefault(what, Optional.empty())))
                        .min(Comparator.naturalOrder())
                        .ifPresent(due -> start(rule, received.reference(), Optional.empty(), start, due, about, at));
            }
        }
    }

    /** A duty to report runs although a person decides first; any other obligation belongs to what goes out. */
    private static boolean obliges(SharingDecision decision) {
        return switch (decision) {
            case SharingDecision.Share share -> true;
            case SharingDecision.ShareReduced reduced -> true;
            case SharingDecision.Refer refer -> refer.obligations().contains(Obligation.START_REPORTING_CLOCK);
            case SharingDecision.Refuse refuse -> false;
        };
    }

    private Instant due(ClockRule rule, Nation nation, Instant start, Optional<Duration> stated) {
        Instant due = rule.length().after(start, workingDays, nation);
        return switch (rule.length()) {
            case Span.Days days -> due;
            case Span.Hours hours ->
                stated.map(start::plus).filter(due::isAfter).orElse(due);
        };
    }

    /** What a case is about, as far as clocks must know it; in doubt a child is concerned. */
    public ClockCase about(Reference reference) {
        return rows.about(reference).orElse(new ClockCase(Nation.ENGLAND, true));
    }

    /** Starts and meets clocks by all decisions of a case, whatever the order in which they came. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(Reference reference, List<Answered> decisions, Instant now) {
        ClockCase about = about(reference);
        for (ClockRule rule : rules.all()) {
            if (rule.fits(about)) {
                List<Answered> causes = decisions.stream()
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
                            .map(Answered::decidedAt)
                            .filter(at -> clock.since()
                                    .map(since -> !at.isBefore(since))
                                    .orElse(true))
                            .min(Comparator.naturalOrder()))
                    .ifPresent(at -> meet(clock, at, now));
        }
    }

    /** Whoever decided knew of it then; everybody else has the whole time from the moment at which they are told. */
    private void startBy(List<Answered> causes, ClockRule rule, Reference reference, ClockCase about, Instant now) {
        Instant cause = causes.stream()
                .map(Answered::decidedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant start = causes.stream()
                .map(each -> rule.owner().code().equals(each.by().code()) ? each.decidedAt() : each.receivedAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant due = rule.length().after(start, workingDays, about.nation());
        Optional<CaseClock> running = rows.find(reference, rule.kind());
        if (running.isEmpty()) {
            start(rule, reference, Optional.of(cause), start, due, about, now);
            return;
        }
        CaseClock earlier = running.get().from(cause, start, due);
        // One that the case itself started goes on as it is.
        if (running.get().since().isPresent() && !earlier.equals(running.get())) {
            rows.set(earlier, times.next(earlier, rule, about.nation()));
            if (!earlier.dueAt().equals(running.get().dueAt())) {
                records.moved(earlier, now);
            }
        }
    }

    /** Codes of the statement's clocks of which everything is done. */
    public Set<String> doneOfStatement(Reference reference) {
        Set<String> done = new HashSet<>();
        Set<String> open = new HashSet<>();
        for (CaseClock clock : rows.of(reference)) {
            rules.find(clock.kind())
                    .ifPresent(rule -> (clock.state() == CaseClock.State.MET ? done : open)
                            .addAll(Happenings.statementClocks(rule.starts())));
        }
        done.removeAll(open);
        return done;
    }

    /** The sharer wrote again, or a recipient has it: whoever publishes that says it in the transaction of its cause. */
    @EventListener
    void caseChanged(CaseChanged changed) {
        switch (changed.change()) {
            case UPDATED -> meetBy(Happenings.SHARER_UPDATED, changed);
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
                    WITHDRAWN,
                    CHALLENGED -> {}
        }
    }

    private void meetBy(String what, CaseChanged changed) {
        for (CaseClock clock : rows.of(changed.reference())) {
            rules.find(clock.kind())
                    .filter(rule -> rule.met().contains(what))
                    .ifPresent(rule -> meet(clock, changed.at(), changed.at()));
        }
    }

    /** @return whether it is met: its recipient has receipted */
    boolean meetByDelivery(CaseClock clock, Instant now) {
        Set<String> met = rules.find(clock.kind()).map(ClockRule::met).orElse(Set.of());
        for (Recipient recipient : Recipient.values()) {
            if (met.contains(Happenings.delivered(recipient))) {
                Optional<Instant> at =
                        addressees.receivedAt(clock.reference(), addressees.playing(recipient, clock.reference()));
                at.ifPresent(when -> meet(clock, when, now));
                return at.isPresent();
            }
        }
        return false;
    }

    /** What is the sharer's own stays theirs, also after they withdrew. */
    boolean neverReachedItsOwner(CaseClock clock) {
        return !clock.owner().equals(rows.sharer(clock.reference()))
                && addressees.receivedAt(clock.reference(), clock.owner()).isEmpty();
    }

    private void start(
            ClockRule rule,
            Reference reference,
            Optional<Instant> since,
            Instant start,
            Instant due,
            ClockCase about,
            Instant now) {
        CaseClock clock = new CaseClock(
                reference,
                rule.kind(),
                owner(rule, reference),
                since,
                start,
                due,
                CaseClock.State.RUNNING,
                Optional.empty());
        if (rows.add(clock, times.next(clock, rule, about.nation()).orElse(due))) {
            records.started(clock, now);
        }
    }

    private AgencyId owner(ClockRule rule, Reference reference) {
        return switch (rule.owner()) {
            case POLICE -> addressees.playing(Recipient.POLICE, reference);
            case MASH -> addressees.playing(Recipient.MASH, reference);
            case SHARER -> rows.sharer(reference);
        };
    }

    /** What met it first counts, also when it becomes known last. */
    private void meet(CaseClock clock, Instant at, Instant now) {
        CaseClock met = clock.metAt(clock.metAt().filter(at::isAfter).orElse(at));
        if (met.equals(clock)) {
            return;
        }
        rows.set(met, Optional.empty());
        if (clock.state() != CaseClock.State.MET) {
            records.met(met, now);
        }
    }

    @Override
    public ArrayNode of(Reference reference) {
        return views.of(rows.of(reference));
    }
}
