package org.safeconduct.exchange;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.intake.PartOf;
import org.safeconduct.intake.Received;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.envelope.Envelope;
import org.safeconduct.sharing.Release;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Further parts of a case: each a disclosure of its own, on record at the case as well. */
@Component
class CaseParts {

    private final JdbcTemplate database;
    private final Cases cases;
    private final Evidence evidence;
    private final Pseudonyms pseudonyms;
    private final ApplicationEventPublisher events;

    CaseParts(
            JdbcTemplate database,
            Cases cases,
            Evidence evidence,
            Pseudonyms pseudonyms,
            ApplicationEventPublisher events) {
        this.database = database;
        this.cases = cases;
        this.evidence = evidence;
        this.pseudonyms = pseudonyms;
        this.events = events;
    }

    /** @throws Rejection conflict, if the case takes no further part */
    void check(PartOf part) {
        if (cases.isPart(part.of())) {
            throw new Rejection(Rejection.Kind.CONFLICT, "this is a part of a case; name the case itself");
        }
        if (cases.status(part.of()) == Status.WITHDRAWN) {
            throw new Rejection(Rejection.Kind.CONFLICT, "you have withdrawn this case; share it anew");
        }
    }

    /** What the new part means for the case, in the transaction that accepts the part. */
    void added(PartOf part, Received received, Status status, List<Envelope> envelopes) {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.AGENCY, received.caller().agency().value());
        facts.put(Fact.ACTOR, pseudonyms.actor(received.caller()));
        facts.put(Fact.PART, received.reference().value());
        facts.put(Fact.KIND, part.kind().code());
        part.answers().ifPresent(question -> facts.put(Fact.QUESTION, question.toString()));
        evidence.append(new EvidenceRecord(Event.UPDATED, received.receivedAt(), part.of(), facts));
        envelopes.stream()
                .filter(envelope -> envelope.use() == Release.Use.ACT)
                .forEach(envelope -> events.publishEvent(new CaseChanged(
                        part.of(),
                        new CaseChanged.Audience.OneAgency(envelope.to()),
                        part.answers().isPresent() ? CaseChanged.Change.QUESTION_ANSWERED : CaseChanged.Change.UPDATED,
                        received.receivedAt())));
        // What the rules refuse answers nobody.
        part.answers()
                .filter(question -> status != Status.REFUSED)
                .ifPresent(question -> events.publishEvent(new QuestionAnswered(
                        part.of(), question, received.reference(), received.caller(), received.receivedAt())));
    }

    /** The further parts of a case, the first first. */
    List<SharedCase.Part> of(Reference reference) {
        return database.query(
                "select reference, part_kind, status, received_at from disclosure where part_of = ? order by received_at",
                (row, number) -> new SharedCase.Part(
                        new Reference(row.getString("reference")),
                        Code.read(PartOf.Kind.class, row.getString("part_kind")).orElseThrow(),
                        Code.read(Status.class, row.getString("status")).orElseThrow(),
                        row.getTimestamp("received_at").toInstant()),
                reference.value());
    }

    /** The case of which this is a further part; empty if it is a case itself. */
    Optional<PartOf> parent(Reference reference) {
        return database
                .query(
                        "select part_of, part_kind from disclosure where reference = ? and part_of is not null",
                        (row, number) -> new PartOf(
                                new Reference(row.getString("part_of")),
                                Code.read(PartOf.Kind.class, row.getString("part_kind"))
                                        .orElseThrow(),
                                Optional.empty()),
                        reference.value())
                .stream()
                .findFirst();
    }
}
