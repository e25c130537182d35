package org.safeconduct.feedback.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
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
import org.safeconduct.exchange.HandlingDecisions;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The handling decisions as rows, locked. */
@Component
class DecisionStore implements HandlingDecisions {

    private final JdbcTemplate database;
    private final Addressees addressees;
    private final Cases cases;
    private final Vault vault;
    private final Evidence evidence;
    private final Pseudonyms pseudonyms;
    private final Explanations explanations;
    private final Endings endings;
    private final AfterDecision after;
    private final ObjectMapper json;
    private final Clock clock;

    DecisionStore(
            JdbcTemplate database,
            Addressees addressees,
            Cases cases,
            Vault vault,
            Evidence evidence,
            Pseudonyms pseudonyms,
            Explanations explanations,
            Endings endings,
            AfterDecision after,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.addressees = addressees;
        this.cases = cases;
        this.vault = vault;
        this.evidence = evidence;
        this.pseudonyms = pseudonyms;
        this.explanations = explanations;
        this.endings = endings;
        this.after = after;
        this.json = json;
        this.clock = clock;
    }

    /** @throws Rejection see {@link Decisions#take} */
    @Transactional
    public Noted take(HandlingDecision decision) {
        AgencyId agency = decision.caller().agency();
        Reference reference = decision.reference();
        if (!addressees.includes(reference, agency)) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "nothing with this reference was sent to you", "/reference");
        }
        DecisionRules.checkSince(decision, cases.receivedAt(reference));
        cases.lock(reference);
        // PostgreSQL keeps microseconds: the first answer and a repeated one must show the same time.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String decisionKey = vault.pseudonym("decision " + agency + " " + decision.decisionId());
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
                endings.endsWith(decision),
                vault.lock(context(reference, decisionKey), write(decision.content())));
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
        return new Noted(decision.decisionId(), reference, now, false);
    }

    @Override
    public ArrayNode of(Reference reference) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        known(reference).forEach(decision -> list.add(shown(decision)));
        return list;
    }

    /** What one agency has decided, for itself to read again. */
    ArrayNode of(Reference reference, AgencyId agency) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        database.query("""
                        select decision_key, recipient, decided_at, received_at, content from handling_decision
                         where reference = ? and agency = ?""", (row, number) -> known(reference, row), reference.value(), agency.value()).stream()
                .sorted(Known.IN_ORDER)
                .forEach(decision -> list.add(shown(decision)));
        return list;
    }

    /** What other agencies have decided; that they have it is no decision. */
    List<Known> ofOthers(Reference reference, AgencyId agency) {
        return database.query("""
                select decision_key, recipient, decided_at, received_at, content from handling_decision
                 where reference = ? and agency <> ? and not acknowledges""", (row, number) -> known(reference, row), reference.value(), agency.value());
    }

    /** One of them, by the agency's own id for it. */
    ObjectNode shown(Reference reference, AgencyId agency, String decisionId) {
        return StreamSupport.stream(of(reference, agency).spliterator(), false)
                .filter(each -> each.path("decisionId").asString("").equals(decisionId))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Every decision of a case, in the order in which they were decided. */
    private List<Known> known(Reference reference) {
        return database.query("""
                        select decision_key, recipient, decided_at, received_at, content from handling_decision
                         where reference = ?""", (row, number) -> known(reference, row), reference.value()).stream()
                .sorted(Known.IN_ORDER)
                .toList();
    }

    private Known known(Reference reference, ResultSet row) throws SQLException {
        String key = row.getString("decision_key");
        return new Known(
                key,
                Code.read(Recipient.class, row.getString("recipient")).orElseThrow(),
                row.getTimestamp("decided_at").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                read(vault.unlock(context(reference, key), row.getBytes("content"))));
    }

    private ObjectNode shown(Known known) {
        ObjectNode decision = known.content();
        decision.remove("reference");
        String recipient = known.by().code();
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("recipient", recipient);
        shown.put("receivedAt", known.receivedAt().toString());
        shown.setAll(decision);
        shown.set("explained", explanations.of(recipient, decision));
        return shown;
    }

    private Noted repeated(HandlingDecision decision, String decisionKey, String bodyKey) {
        return database.queryForObject(
                "select body_key, received_at from handling_decision where agency = ? and decision_key = ?",
                (row, number) -> {
                    if (!row.getString("body_key").equals(bodyKey)) {
                        throw new Rejection(
                                Rejection.Kind.CONFLICT,
                                "another decision came before under the same decision id",
                                "/decisionId");
                    }
                    return new Noted(
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

    private byte[] write(ObjectNode content) {
        try {
            return json.writeValueAsBytes(content);
        } catch (JacksonException e) {
            throw new IllegalStateException("a decision is a tree and can always be written", e);
        }
    }

    private ObjectNode read(byte[] content) {
        try {
            return (ObjectNode) json.readTree(content);
        } catch (JacksonException e) {
            throw new IllegalStateException("a stored decision is JSON", e);
        }
    }
}
