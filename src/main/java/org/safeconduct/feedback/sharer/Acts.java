package org.safeconduct.feedback.sharer;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Cases;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** What sharers did with their cases: each once, and the same message again gets the same answer. */
@Component
class Acts {

    private final JdbcTemplate database;
    private final Cases cases;
    private final Vault vault;
    private final ObjectMapper json;
    private final Clock clock;

    Acts(JdbcTemplate database, Cases cases, Vault vault, ObjectMapper json, Clock clock) {
        this.database = database;
        this.cases = cases;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Who does what.
     *
     * @param bodyDigest of the message as it came
     */
    record Act(Caller caller, Reference reference, String kind, String messageId, String bodyDigest) {

        @Override
        public String toString() {
            return "Act[" + reference + ", " + kind + "]";
        }
    }

    /** An answer, and whether it had been given before. */
    record Answer(ObjectNode body, boolean repeated) {}

    /**
     * Does it, unless it has been done, in the caller's transaction. The case is held until that ends.
     *
     * @param doing the effect; gets the time, returns the answer
     * @throws Rejection not found, if the case is not of the caller's agency; conflict, if another message came before under
     *     the same id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Answer once(Act act, Function<Instant, ObjectNode> doing) {
        AgencyId agency = act.caller().agency();
        if (!cases.isOf(act.reference(), agency) || cases.isPart(act.reference())) {
            throw unknown();
        }
        cases.lock(act.reference());
        String messageKey = vault.pseudonym("act " + agency + " " + act.messageId());
        String bodyKey = vault.pseudonym("act " + act.kind() + " " + act.bodyDigest());
        List<Answer> before = database.query(
                "select reference, body_key, answer from case_act where agency = ? and message_key = ?",
                (row, number) -> {
                    if (!row.getString("body_key").equals(bodyKey)
                            || !row.getString("reference")
                                    .equals(act.reference().value())) {
                        throw conflict();
                    }
                    return new Answer(read(vault.unlock(context(act, messageKey), row.getBytes("answer"))), true);
                },
                agency.value(),
                messageKey);
        if (!before.isEmpty()) {
            return before.getFirst();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ObjectNode answer = doing.apply(now);
        try {
            database.update(
                    """
                    insert into case_act (agency, message_key, body_key, reference, kind, made_at, answer)
                    values (?, ?, ?, ?, ?, ?, ?)""",
                    agency.value(),
                    messageKey,
                    bodyKey,
                    act.reference().value(),
                    act.kind(),
                    Timestamp.from(now),
                    vault.lock(context(act, messageKey), write(answer)));
        } catch (DuplicateKeyException e) {
            // The same id at the same moment for another case: the lock on this one does not hold that up.
            throw conflict();
        }
        return new Answer(answer, false);
    }

    static Rejection unknown() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "no case of yours has this reference");
    }

    private static Rejection conflict() {
        return new Rejection(
                Rejection.Kind.CONFLICT, "another message came before under the same message id", "/messageId");
    }

    private static String context(Act act, String messageKey) {
        return "act " + act.reference() + " " + messageKey;
    }

    private byte[] write(ObjectNode answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JacksonException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private ObjectNode read(byte[] answer) {
        try {
            return (ObjectNode) json.readTree(answer);
        } catch (JacksonException e) {
            throw new IllegalStateException("what was locked is JSON", e);
        }
    }
}
