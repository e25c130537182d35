package org.safeconduct.feedback.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.delivery.Addressees;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.exchange.Cases;
import org.safeconduct.feedback.DecisionBody;
import org.safeconduct.feedback.DecisionReceipt;
import org.safeconduct.feedback.ToldDecision;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.handling.Whom;
import org.safeconduct.intake.MessageId;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.vault.LockedRecords;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The handling decisions as rows, locked. */
@Component
public class DecisionStore {

    private final JdbcTemplate database;
    private final Addressees addressees;
    private final Cases cases;
    private final Vault vault;
    private final Evidence evidence;
    private final Pseudonyms pseudonyms;
    private final DispositionCatalogue dispositions;
    private final OutcomeCatalogue outcomes;
    private final FinalDecisions finalDecisions;
    private final AfterDecision after;
    private final LockedRecords locked;
    private final Clock clock;

    DecisionStore(
            JdbcTemplate database,
            Addressees addressees,
            Cases cases,
            Vault vault,
            Evidence evidence,
            Pseudonyms pseudonyms,
            DispositionCatalogue dispositions,
            OutcomeCatalogue outcomes,
            FinalDecisions finalDecisions,
            AfterDecision after,
            LockedRecords locked,
            Clock clock) {
        this.database = database;
        this.addressees = addressees;
        this.cases = cases;
        this.vault = vault;
        this.evidence = evidence;
        this.pseudonyms = pseudonyms;
        this.dispositions = dispositions;
        this.outcomes = outcomes;
        this.finalDecisions = finalDecisions;
        this.after = after;
        this.locked = locked;
        this.clock = clock;
    }

    /** @throws Rejection see {@link Decisions#take} */
    @Transactional
    public DecisionReceipt take(HandlingDecision decision) {
        AgencyId agency = decision.caller().agency();
        Reference reference = decision.reference();
        if (!addressees.includes(reference, agency)) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "nothing with this reference was sent to you", "/reference");
        }
        DecisionRules.checkSince(decision, cases.receivedAt(reference));
        cases.lock(reference);
        // PostgreSQL keeps microseconds: the first answer and a repeated one must show the same time.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String decisionKey = vault.pseudonym("decision " + agency + " " + MessageId.compared(decision.decisionId()));
        String bodyKey = vault.pseudonym(decision.bodyDigest());
        // The unique key decides between two copies that arrive together: the second waits here for the first's commit.
        int first = database.update(
                """
                insert into handling_decision
                       (agency, decision_key, body_key, reference, recipient, decided_at, received_at, acknowledges,
                        ends, content)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint handling_decision_once do nothing""",
                agency.value(),
                decisionKey,
                bodyKey,
                reference.value(),
                decision.disposition().of().code(),
                Timestamp.from(decision.decidedAt()),
                Timestamp.from(now),
                decision.disposition().acknowledges(),
                finalDecisions.endsWith(decision),
                locked.lock(context(reference, decisionKey), DecisionBody.FORM, decision.content()));
        if (first == 0) {
            return repeated(decision, decisionKey, bodyKey);
        }
        evidence.append(new EvidenceRecord(
                Event.HANDLING_DECIDED,
                now,
                reference,
                Map.of(
                        Fact.RECIPIENT, decision.disposition().of().code(),
                        Fact.RECIPIENT_AGENCY, agency.value(),
                        Fact.ACTOR, pseudonyms.actor(decision.caller()),
                        Fact.HANDLING_DECISION, decisionKey,
                        Fact.DECIDED_AT, decision.decidedAt().toString())));
        after.follow(reference, known(reference), decisionKey, now);
        return new DecisionReceipt(decision.decisionId(), reference, now, false);
    }

    /** Every decision of a case as its sharer reads it, in the order in which they were decided. */
    public List<ToldDecision> of(Reference reference) {
        return known(reference).stream().map(this::told).toList();
    }

    /** What one agency has decided, for itself to read again. */
    List<ToldDecision> of(Reference reference, AgencyId agency) {
        return database.query("""
                        select decision_key, recipient, decided_at, received_at, content from handling_decision
                         where reference = ? and agency = ?""", (row, number) -> known(reference, row), reference.value(), agency.value()).stream()
                .sorted(RecordedDecision.IN_ORDER)
                .map(this::told)
                .toList();
    }

    /** What other agencies have decided; that they have it is no decision. */
    List<RecordedDecision> ofOthers(Reference reference, AgencyId agency) {
        return database.query("""
                select decision_key, recipient, decided_at, received_at, content from handling_decision
                 where reference = ? and agency <> ? and not acknowledges""", (row, number) -> known(reference, row), reference.value(), agency.value());
    }

    /** One of them, by the agency's own id for it. */
    ToldDecision told(Reference reference, AgencyId agency, String decisionId) {
        return of(reference, agency).stream()
                .filter(each -> each.said().decisionId().equals(decisionId))
                .findFirst()
                .orElseThrow();
    }

    /** Every decision of a case, in the order in which they were decided. */
    private List<RecordedDecision> known(Reference reference) {
        return database.query("""
                        select decision_key, recipient, decided_at, received_at, content from handling_decision
                         where reference = ?""", (row, number) -> known(reference, row), reference.value()).stream()
                .sorted(RecordedDecision.IN_ORDER)
                .toList();
    }

    private RecordedDecision known(Reference reference, ResultSet row) throws SQLException {
        String key = row.getString("decision_key");
        return new RecordedDecision(
                key,
                Code.read(Recipient.class, row.getString("recipient")).orElseThrow(),
                row.getTimestamp("decided_at").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                locked.unlock(context(reference, key), DecisionBody.FORM, row.getBytes("content")));
    }

    private ToldDecision told(RecordedDecision decision) {
        return new ToldDecision(
                decision.by(),
                decision.decidedAt(),
                decision.receivedAt(),
                decision.content(),
                dispositions.find(decision.by(), decision.disposition()),
                outcomes.find(decision.outcome()),
                dispositions
                        .investigation(decision.investigation(), Whom.ANYONE)
                        .map(decision::howFar));
    }

    private DecisionReceipt repeated(HandlingDecision decision, String decisionKey, String bodyKey) {
        return database.queryForObject(
                "select body_key, received_at from handling_decision where agency = ? and decision_key = ?",
                (row, number) -> {
                    if (!row.getString("body_key").equals(bodyKey)) {
                        throw new Rejection(
                                Rejection.Kind.CONFLICT,
                                "another decision came before under the same decision id",
                                "/decisionId");
                    }
                    return new DecisionReceipt(
                            decision.decisionId(),
                            decision.reference(),
                            row.getTimestamp("received_at").toInstant(),
                            true);
                },
                decision.caller().agency().value(),
                decisionKey);
    }

    private static String context(Reference reference, String decisionKey) {
        return "handling decision " + reference + " " + decisionKey;
    }
}
