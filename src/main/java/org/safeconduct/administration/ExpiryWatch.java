package org.safeconduct.administration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Fact;
import org.safeconduct.sealing.watch.CertificateTimes;
import org.safeconduct.sealing.watch.CertificateTimes.Lasts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Warns that a certificate ends: 30, 14 and 7 days before, and when it has. Each once for all nodes, on record and in the log;
 * how many days are left is a metric and a detail of health.
 */
@Component
class ExpiryWatch implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);
    private static final int[] WARN_AT = {0, 7, 14, 30};

    private final CertificateTimes certificates;
    private final LastSeen lastSeen;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MultiGauge gauge;

    ExpiryWatch(
            CertificateTimes certificates,
            LastSeen lastSeen,
            TransactionTemplate transaction,
            MeterRegistry meters,
            Clock clock) {
        this.certificates = certificates;
        this.lastSeen = lastSeen;
        this.transaction = transaction;
        this.clock = clock;
        this.gauge = MultiGauge.builder("safeconduct.certificate.days.left").register(meters);
    }

    void look() {
        List<Lasts> all = certificates.now();
        gauge.register(
                all.stream()
                        .map(lasts -> MultiGauge.Row.of(Tags.of("certificate", lasts.name()), days(lasts)))
                        .toList(),
                true);
        all.forEach(this::warn);
    }

    private void warn(Lasts lasts) {
        long left = days(lasts);
        OptionalInt at = IntStream.of(WARN_AT).filter(days -> left <= days).findFirst();
        if (at.isEmpty()) {
            return;
        }
        boolean first = Boolean.TRUE.equals(transaction.execute(status -> lastSeen.seen(
                "expiry " + lasts.name() + " " + lasts.fingerprint(),
                Event.KEY_EXPIRES,
                Fact.DAYS,
                Map.of(
                        Fact.KEY, lasts.name(),
                        Fact.FINGERPRINT, lasts.fingerprint(),
                        Fact.DUE, lasts.until().toString()),
                String.valueOf(at.getAsInt()))));
        if (first) {
            LOG.warn("The certificate of {} ends at {}: put a new one beside it", lasts.name(), lasts.until());
        }
    }

    /** Whole days that are left; none once it has ended. */
    private long days(Lasts lasts) {
        return Math.max(0, Duration.between(clock.instant(), lasts.until()).toDays());
    }

    /** A certificate that ends stops one agency or one use, never the whole gateway: this says which, and stays up. */
    @Override
    public Health health() {
        Health.Builder health = Health.up();
        certificates.now().forEach(lasts -> health.withDetail(lasts.name(), lasts.until()));
        return health.build();
    }
}
