package org.safeconduct.feedback.clock;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.CaseChanged.Audience;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What is put on record of a clock, and who is told: both in the transaction in which it moves. */
@Component
class ClockRecords {

    private final Evidence evidence;
    private final ApplicationEventPublisher events;

    ClockRecords(Evidence evidence, ApplicationEventPublisher events) {
        this.evidence = evidence;
        this.events = events;
    }

    void started(CaseClock clock, Instant now) {
        append(Event.CLOCK_STARTED, clock, now, Map.of());
    }

    void moved(CaseClock clock, Instant now) {
        append(Event.CLOCK_MOVED, clock, now, Map.of());
    }

    void met(CaseClock clock, Instant now) {
        append(Event.CLOCK_MET, clock, now, Map.of());
    }

    void ended(CaseClock clock, Instant now) {
        append(Event.CLOCK_ENDED, clock, now, Map.of());
    }

    void reminded(CaseClock clock, Instant now) {
        append(Event.CLOCK_REMINDED, clock, now, Map.of());
        tell(clock.reference(), new Audience.NamedContact(clock.owner()), CaseChanged.Change.CLOCK_REMINDER, now);
    }

    void missed(CaseClock clock, Instant now) {
        append(Event.CLOCK_MISSED, clock, now, Map.of());
        escalated(clock, "named-contact", new Audience.NamedContact(clock.owner()), now);
        tell(clock.reference(), new Audience.Sharer(), CaseChanged.Change.CLOCK_MISSED, now);
    }

    void toPartnership(CaseClock clock, Instant now) {
        escalated(clock, "partnership", new Audience.Partnership(), now);
    }

    private void escalated(CaseClock clock, String to, Audience audience, Instant now) {
        append(Event.ESCALATED, clock, now, Map.of(Fact.ESCALATED_TO, to));
        tell(clock.reference(), audience, CaseChanged.Change.CLOCK_MISSED, now);
    }

    private void append(Event event, CaseClock clock, Instant now, Map<Fact, Object> more) {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.CLOCK, clock.kind());
        facts.put(Fact.AGENCY, clock.owner().value());
        facts.put(Fact.DUE, clock.dueAt().toString());
        facts.putAll(more);
        evidence.append(new EvidenceRecord(event, now, clock.reference(), facts));
    }

    private void tell(Reference reference, Audience audience, CaseChanged.Change change, Instant now) {
        events.publishEvent(new CaseChanged(reference, audience, change, now));
    }
}
