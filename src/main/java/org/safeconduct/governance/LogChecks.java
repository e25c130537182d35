package org.safeconduct.governance;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.safeconduct.disclosure.Code;
import org.safeconduct.evidence.Checkpoint;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceCheck;
import org.safeconduct.evidence.EvidenceLog;
import org.safeconduct.evidence.EvidenceQuery;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.evidence.Fact;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks of the whole evidence log, one at a time: durable, so that a node that dies in the middle of one leaves it to
 * another. Who asked, and what it came to, is on record.
 */
@Component
public class LogChecks {

    private static final Logger LOG = LoggerFactory.getLogger(LogChecks.class);
    private static final TaskDescriptor<Void> CHECK = TaskDescriptor.of("check-evidence");

    private static final EvidenceCheck.Verdict.Proven NOTHING = new EvidenceCheck.Verdict.Proven(0, 0, 0, 0);

    private static final RowMapper<Check> ROW = (row, number) -> new Check(
            Code.read(State.class, row.getString("state")).orElseThrow(),
            row.getTimestamp("asked_at").toInstant(),
            Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant),
            row.getLong("expected"),
            row.getLong("checked"),
            row.getString("finding"),
            new EvidenceCheck.Verdict.Proven(
                    row.getLong("entries"), row.getLong("checkpoints"), row.getLong("erased"), row.getLong("waiting")));

    private final EvidenceCheck check;
    private final Keeping keeping;
    private final EvidenceLog log;
    private final Evidence evidence;
    private final EvidenceSearch records;
    private final JdbcTemplate database;
    private final TransactionTemplate transactions;
    // The scheduler is built from the tasks, and the task from this: asked for when first needed.
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;
    private final Ids ids;

    LogChecks(
            EvidenceCheck check,
            Keeping keeping,
            EvidenceLog log,
            Evidence evidence,
            EvidenceSearch records,
            JdbcTemplate database,
            TransactionTemplate transactions,
            ObjectProvider<SchedulerClient> scheduler,
            Clock clock,
            Ids ids) {
        this.check = check;
        this.keeping = keeping;
        this.log = log;
        this.evidence = evidence;
        this.records = records;
        this.database = database;
        this.transactions = transactions;
        this.scheduler = scheduler;
        this.clock = clock;
        this.ids = ids;
    }

    /** How a check stands. */
    public enum State implements Code {
        RUNNING,
        PROVEN,
        NOT_PROVEN,
        /** The log could not be read to its end, which says nothing about it. */
        FAILED
    }

    /**
     * One check.
     *
     * @param expected entries there were when it was asked for
     * @param checked entries so far
     * @param finding the first place that does not hold; empty if none was found
     * @param found what holds, once it is proven
     */
    public record Check(
            State state,
            Instant askedAt,
            Optional<Instant> finishedAt,
            long expected,
            long checked,
            String finding,
            EvidenceCheck.Verdict.Proven found) {}

    /**
     * The latest; empty if nobody has ever asked for one. What it came to counts only as it is on record: without a record
     * that says the same, it has failed.
     */
    public Optional<Check> latest() {
        return database.query("select * from evidence_check order by asked_at desc limit 1", ROW).stream()
                .findFirst()
                .map(found -> isOnRecord(found) ? found : unrecorded(found));
    }

    private boolean isOnRecord(Check found) {
        return found.finishedAt()
                .map(at -> records.count(EvidenceQuery.all()
                                .events(Set.of(Event.VERIFIED))
                                .at(at)
                                .saying(Fact.EFFECT, found.state().code())
                                .saying(Fact.COUNT, String.valueOf(found.found().entries()))
                                .saying(Fact.FAILURE, found.finding()))
                        > 0)
                .orElse(found.state() == State.RUNNING);
    }

    private static Check unrecorded(Check found) {
        return new Check(
                State.FAILED, found.askedAt(), found.finishedAt(), found.expected(), found.checked(), "", NOTHING);
    }

    /** Begins one, unless one is running. */
    public void begin() {
        transactions.executeWithoutResult(status -> {
            UUID id = ids.uuid();
            int added = database.update(
                    "insert into evidence_check (id, asked_at, state, expected) values (?, ?, 'running', ?)"
                            + " on conflict do nothing",
                    id,
                    Timestamp.from(clock.instant()),
                    log.checkpoint().map(Checkpoint::size).orElse(0L));
            if (added > 0) {
                evidence.append(
                        EvidenceRecord.ofGateway(Event.VERIFIED, clock.instant(), Map.of(Fact.EFFECT, "asked")));
                scheduler
                        .getObject()
                        .scheduleIfNotExists(CHECK.instance(id.toString()).build(), clock.instant());
            }
        });
    }

    private void run(UUID id) {
        try {
            switch (check.check(keeping.evidence(), checked -> progress(id, checked))) {
                case EvidenceCheck.Verdict.Proven proven -> finish(id, State.PROVEN, "", proven);
                case EvidenceCheck.Verdict.NotProven found -> finish(id, State.NOT_PROVEN, found.finding(), NOTHING);
            }
        } catch (RuntimeException e) {
            LOG.error("The check of the evidence log did not come to its end: {}", Traces.of(e));
            finish(id, State.FAILED, "", NOTHING);
        }
    }

    private void progress(UUID id, long checked) {
        database.update("update evidence_check set checked = ? where id = ?", checked, id);
    }

    private void finish(UUID id, State state, String finding, EvidenceCheck.Verdict.Proven found) {
        if (state == State.NOT_PROVEN) {
            LOG.error("THE EVIDENCE LOG DOES NOT HOLD: {}", finding);
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Fact, Object> facts = new EnumMap<>(Map.of(Fact.EFFECT, state.code(), Fact.COUNT, found.entries()));
        if (!finding.isEmpty()) {
            facts.put(Fact.FAILURE, finding);
        }
        transactions.executeWithoutResult(status -> {
            int finished = database.update(
                    """
                    update evidence_check set state = ?, finished_at = ?, finding = ?, checked = expected, entries = ?,
                           checkpoints = ?, erased = ?, waiting = ? where id = ? and state = 'running'""",
                    state.code(),
                    Timestamp.from(at),
                    finding,
                    found.entries(),
                    found.checkpoints(),
                    found.erased(),
                    found.waiting(),
                    id);
            if (finished > 0) {
                evidence.append(EvidenceRecord.ofGateway(Event.VERIFIED, at, facts));
            }
        });
    }

    /** The check as work that outlives a node. */
    @Configuration(proxyBeanMethods = false)
    static class Work {

        @Bean
        OneTimeTask<Void> checkEvidence(LogChecks checks) {
            return Tasks.oneTime(CHECK).execute((instance, context) -> checks.run(UUID.fromString(instance.getId())));
        }
    }
}
