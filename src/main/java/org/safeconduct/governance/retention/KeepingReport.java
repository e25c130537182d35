package org.safeconduct.governance.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.safeconduct.governance.Keeping;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Counts what is kept, what is near its end and what has ended, from the store and from evidence. */
@Component
class KeepingReport implements Keeping {

    private static final Duration SOON = Duration.ofDays(7);
    private static final Duration LATELY = Duration.ofDays(30);

    /** From when the time of a sealed copy is counted. */
    private static final String ENVELOPES = """
            from (select coalesce(d.delivered_at, case when e.use = 'REVIEW' then c.received_at end) as since
                    from envelope e join disclosure c on c.reference = e.reference
                    left join delivery d on d.envelope = e.id where e.content is not null) kept where since >= ?""";

    private final Retention retention;
    private final RetentionSettings settings;
    private final JdbcTemplate database;
    private final Clock clock;

    KeepingReport(Retention retention, RetentionSettings settings, JdbcTemplate database, Clock clock) {
        this.retention = retention;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Period evidence() {
        return settings.shortest();
    }

    @Override
    public Report report() {
        Instant now = clock.instant();
        Retention.Due due = retention.due();
        Timestamp still = before(now, settings.envelopes());
        Long soon = database.queryForObject(
                "select count(*) " + ENVELOPES + " and since < ?",
                Long.class,
                still,
                before(now.plus(SOON), settings.envelopes()));
        return new Report(
                settings.envelopes(),
                settings.evidence(),
                settings.checkEvery(),
                settings.dryRun(),
                due.envelopes(),
                due.records(),
                soon == null ? 0 : soon,
                end("select min(since) " + ENVELOPES, now, settings.envelopes()),
                end("select min(at) from evidence where at >= ?", now, settings.evidence()),
                lately(now));
    }

    private Optional<Instant> end(String first, Instant now, Period kept) {
        return Optional.ofNullable(database.queryForObject(first, Timestamp.class, before(now, kept)))
                .map(since ->
                        since.toInstant().atOffset(ZoneOffset.UTC).plus(kept).toInstant());
    }

    private List<Ended> lately(Instant now) {
        return database.query(
                """
                select (at at time zone 'Europe/London')::date as day,
                       count(*) filter (where event = 'envelope-deleted') as envelopes,
                       coalesce(sum((record::jsonb ->> 'count')::bigint) filter (where event = 'records-deleted'), 0) as records
                  from evidence where event in ('envelope-deleted', 'records-deleted') and at >= ?
                 group by 1 order by 1 desc""",
                (row, number) ->
                        new Ended(row.getDate("day").toLocalDate(), row.getLong("envelopes"), row.getLong("records")),
                Timestamp.from(now.minus(LATELY)));
    }

    private static Timestamp before(Instant now, Period kept) {
        return Timestamp.from(now.atOffset(ZoneOffset.UTC).minus(kept).toInstant());
    }
}
