package org.safeconduct.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Status;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.intake.Received;
import org.safeconduct.sealing.envelope.Envelope;
import org.safeconduct.sealing.envelope.Sealed;
import org.safeconduct.sharing.Decided;
import org.safeconduct.sharing.DecisionSummary;
import org.safeconduct.sharing.Reason;
import org.safeconduct.sharing.SharingDecision;
import org.springframework.stereotype.Component;

/** What is put on record when a disclosure is taken in: that it was, each decision, each envelope. */
@Component
class AcceptanceEvidence {

    private final Pseudonyms pseudonyms;

    AcceptanceEvidence(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    List<EvidenceRecord> of(Sealed sealed, Status status) {
        Decided decided = sealed.explained().decided();
        List<EvidenceRecord> records = new ArrayList<>();
        records.add(taken(decided, sealed.explained().statement(), status));
        for (SharingDecision decision : decided.decisions()) {
            records.add(decided(decided, decision));
        }
        for (Envelope envelope : sealed.envelopes()) {
            records.add(sealed(decided.received(), envelope));
        }
        return records;
    }

    /** What an approval lets out, at the moment of it. */
    List<EvidenceRecord> onward(Sealed sealed, Instant at) {
        Decided decided = sealed.explained().decided();
        List<EvidenceRecord> records = new ArrayList<>();
        decided.decisions().forEach(decision -> records.add(at(at, decided(decided, decision))));
        sealed.envelopes().forEach(envelope -> records.add(at(at, sealed(decided.received(), envelope))));
        return records;
    }

    private static EvidenceRecord at(Instant at, EvidenceRecord record) {
        return new EvidenceRecord(record.event(), at, record.reference(), record.facts());
    }

    private EvidenceRecord taken(Decided decided, HandlingStatement statement, Status status) {
        Received received = decided.received();
        Disclosure disclosure = received.disclosure();
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.AGENCY, received.caller().agency().value());
        facts.put(Fact.ACTOR, pseudonyms.actor(received.caller()));
        facts.put(Fact.PURPOSES, codes(disclosure.purposes()));
        disclosure.gateway().toOptional().ifPresent(gateway -> facts.put(Fact.GATEWAY, gateway.code()));
        facts.put(Fact.SUBJECTS, pseudonyms.subjects(disclosure.atRisk()));
        facts.put(
                Fact.STATEMENT,
                statement.lines().stream().map(line -> line.id()).sorted().toList());
        facts.put(Fact.RULEBOOK, statement.rulebook());
        return new EvidenceRecord(event(status), received.receivedAt(), received.reference(), facts);
    }

    private static EvidenceRecord decided(Decided decided, SharingDecision decision) {
        Received received = decided.received();
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.AGENCY, received.caller().agency().value());
        facts.put(Fact.PURPOSES, codes(received.disclosure().purposes()));
        received.disclosure().gateway().toOptional().ifPresent(gateway -> facts.put(Fact.GATEWAY, gateway.code()));
        facts.put(Fact.RECIPIENT, decision.recipient().code());
        DecisionSummary told = DecisionSummary.of(decision);
        facts.put(Fact.EFFECT, told.effect().code());
        facts.put(
                Fact.RULES,
                decision.reasons().stream()
                        .map(Reason::rule)
                        .distinct()
                        .sorted()
                        .toList());
        facts.put(Fact.RULEBOOK, decided.rulebook());
        facts.put(Fact.WITHHELD, codes(told.withheld()));
        facts.put(Fact.OBLIGATIONS, codes(decision.obligations()));
        facts.put(Fact.GATES, decision.gates().inShort());
        return new EvidenceRecord(Event.DECIDED, received.receivedAt(), received.reference(), facts);
    }

    private static EvidenceRecord sealed(Received received, Envelope envelope) {
        return sealed(envelope, received.receivedAt());
    }

    static EvidenceRecord sealed(Envelope envelope, Instant at) {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.RECIPIENT_AGENCY, envelope.to().value());
        facts.put(Fact.ENVELOPE, envelope.id().toString());
        facts.put(Fact.ENVELOPE_DIGEST, envelope.digest());
        facts.put(Fact.RECIPIENT_KEY, envelope.recipientKey());
        return new EvidenceRecord(Event.SEALED, at, envelope.reference(), facts);
    }

    private static Event event(Status status) {
        return switch (status) {
            case ACCEPTED, DELIVERED -> Event.ACCEPTED;
            case REFERRED -> Event.REFERRED;
            case REFUSED, RETURNED, WITHDRAWN -> Event.REFUSED;
        };
    }

    private static List<String> codes(Collection<? extends Code> codes) {
        return codes.stream().map(Code::code).sorted().toList();
    }
}
