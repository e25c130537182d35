package org.safeconduct.evidence.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Evidence;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The loudest alarm: the log is not one history. Disclosures are still taken in, and their evidence with them; but nothing
 * is signed in the log's name until people have found out why.
 */
@Component("evidenceLog")
public class Disputes implements HealthIndicator {

    static final String ITSELF = "integrator";

    private static final Logger LOG = LoggerFactory.getLogger(Disputes.class);

    private final JdbcTemplate database;
    private final Evidence evidence;
    private final LogSettings settings;
    private final Clock clock;

    Disputes(JdbcTemplate database, Evidence evidence, LogSettings settings, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.evidence = evidence;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("evidence.log.disputes", this, Disputes::count)
                .description("findings that the evidence log is not one history")
                .register(meters);
    }

    /** Whether anybody found that the log under the present origin is not one history. */
    boolean open() {
        return count() > 0;
    }

    /**
     * Puts a finding on record, once; says it aloud each time.
     *
     * @param reporter a witness, or the integrator itself
     * @param finding what was found, without data
     */
    @Transactional
    public void raise(String reporter, String finding) {
        LOG.error(
                "THE EVIDENCE LOG {} IS NOT ONE HISTORY. {} says: {}. No checkpoint is signed until this is resolved;"
                        + " disclosures are still taken in. See src/docs/decisions/0153.",
                settings.origin(),
                reporter,
                finding);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int first = database.update(
                "insert into evidence_dispute (origin, reporter, finding, raised_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                settings.origin(),
                reporter,
                finding,
                Timestamp.from(at));
        if (first > 0) {
            evidence.append(EvidenceRecord.ofGateway(
                    Event.LOG_DISPUTED,
                    at,
                    Map.of(Fact.ORIGIN, settings.origin(), Fact.REPORTER, reporter, Fact.FAILURE, finding)));
        }
    }

    @Override
    public Health health() {
        return open() ? Health.down().build() : Health.up().build();
    }

    /** Findings under the present origin. */
    int count() {
        return Objects.requireNonNull(database.queryForObject(
                "select count(*) from evidence_dispute where origin = ?", Integer.class, settings.origin()));
    }
}
