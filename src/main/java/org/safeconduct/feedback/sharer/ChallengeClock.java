package org.safeconduct.feedback.sharer;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.feedback.MadeChallenge;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The time within which a challenge is to be answered. A decision of the challenged agency after it is an answer. */
@Component
class ChallengeClock {

    private final JdbcTemplate database;
    private final Evidence evidence;
    private final ApplicationEventPublisher events;
    private final ChallengeSettings settings;
    private final Clock clock;

    ChallengeClock(
            JdbcTemplate database,
            Evidence evidence,
            ApplicationEventPublisher events,
            ChallengeSettings settings,
            Clock clock) {
        this.database = database;
        this.evidence = evidence;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** Starts it in the caller's transaction; by when the challenged agency is to answer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant start(Reference reference, AgencyId challenged, Instant now) {
        Instant due = now.plus(settings.answerWithin()).truncatedTo(ChronoUnit.SECONDS);
        database.update(
                "insert into challenge (reference, challenged, challenged_at, due_at, state) values (?, ?, ?, ?, 'running')",
                reference.value(),
                challenged.value(),
                Timestamp.from(now),
                Timestamp.from(due));
        return due;
    }

    private record Due(Reference reference, AgencyId challenged, Instant due) {}

    /**
     * Those that nobody answered in time: on record once, and the partnership is told.
     *
     * @return how many
     */
    @Transactional
    public int escalate() {
        Instant now = clock.instant();
        database.update("""
                update challenge c set state = 'answered'
                 where state = 'running' and exists (
                    select from handling_decision d
                     where d.reference = c.reference and d.agency = c.challenged and d.received_at > c.challenged_at)""");
        List<Due> late = database.query(
                """
                update challenge set state = 'escalated' where state = 'running' and due_at <= ?
                returning reference, challenged, due_at""",
                (row, number) -> new Due(
                        new Reference(row.getString("reference")),
                        new AgencyId(row.getString("challenged")),
                        row.getTimestamp("due_at").toInstant()),
                Timestamp.from(now));
        for (Due due : late) {
            evidence.append(new EvidenceRecord(
                    Event.CHALLENGE_OVERDUE,
                    now,
                    due.reference(),
                    Map.of(
                            Fact.RECIPIENT_AGENCY, due.challenged().value(),
                            Fact.DUE, due.due().toString())));
            tell(due, new CaseChanged.Audience.NamedContact(due.challenged()), now);
            tell(due, new CaseChanged.Audience.Partnership(), now);
            tell(due, new CaseChanged.Audience.Sharer(), now);
        }
        return late.size();
    }

    private void tell(Due due, CaseChanged.Audience audience, Instant now) {
        events.publishEvent(new CaseChanged(due.reference(), audience, CaseChanged.Change.CLOCK_MISSED, now));
    }

    /** Those of a case, the first first. */
    List<MadeChallenge> of(Reference reference) {
        return database.query(
                "select challenged, challenged_at, due_at, state from challenge where reference = ? order by challenged_at",
                (row, number) -> new MadeChallenge(
                        new AgencyId(row.getString("challenged")),
                        row.getTimestamp("challenged_at").toInstant(),
                        row.getTimestamp("due_at").toInstant(),
                        Code.read(MadeChallenge.State.class, row.getString("state"))
                                .orElseThrow()),
                reference.value());
    }

    /** The check, durable like a delivery. */
    @Configuration(proxyBeanMethods = false)
    static class Check {

        @Bean
        RecurringTask<Void> escalateOverdueChallenges(ChallengeClock challenges, ChallengeSettings settings) {
            return Tasks.recurring("escalate-overdue-challenges", FixedDelay.of(settings.checkEvery()))
                    .execute((instance, context) -> challenges.escalate());
        }
    }
}
