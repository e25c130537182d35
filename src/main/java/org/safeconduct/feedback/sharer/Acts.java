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
import org.safeconduct.intake.MessageId;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.vault.KeptForm;
import org.safeconduct.sealing.vault.LockedRecords;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What sharers did with their cases: each once, and the same message again gets the same answer. */
@Component
class Acts {

    private final JdbcTemplate database;
    private final Cases cases;
    private final Vault vault;
    private final LockedRecords locked;
    private final Clock clock;

    Acts(JdbcTemplate database, Cases cases, Vault vault, LockedRecords locked, Clock clock) {
        this.database = database;
        this.cases = cases;
        this.vault = vault;
        this.locked = locked;
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
    record Answer<T>(T answer, boolean repeated) {}

    /**
     * Does it, unless it has been done, in the caller's transaction. The case is held until that ends.
     *
     * @param form in which the answer is kept
     * @param doing the effect; gets the time, returns the answer
     * @throws Rejection not found, if the case is not of the caller's agency; conflict, if another message came before under
     *     the same id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    <T> Answer<T> once(Act act, KeptForm<T> form, Function<Instant, T> doing) {
        AgencyId agency = act.caller().agency();
        if (!cases.isOf(act.reference(), agency) || cases.isPart(act.reference())) {
            throw unknown();
        }
        cases.lock(act.reference());
        String messageKey = vault.pseudonym("act " + agency + " " + MessageId.compared(act.messageId()));
        String bodyKey = vault.pseudonym("act " + act.kind() + " " + act.bodyDigest());
        List<Answer<T>> before = database.query(
                "select reference, body_key, answer from case_act where agency = ? and message_key = ?",
                (row, number) -> {
                    if (!row.getString("body_key").equals(bodyKey)
                            || !row.getString("reference")
                                    .equals(act.reference().value())) {
                        throw conflict();
                    }
                    return new Answer<>(locked.unlock(context(act, messageKey), form, row.getBytes("answer")), true);
                },
                agency.value(),
                messageKey);
        if (!before.isEmpty()) {
            return before.getFirst();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        T answer = doing.apply(now);
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
                    locked.lock(context(act, messageKey), form, answer));
        } catch (DuplicateKeyException e) {
            // The same id at the same moment for another case: the lock on this one does not hold that up.
            throw conflict();
        }
        return new Answer<>(answer, false);
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
}
