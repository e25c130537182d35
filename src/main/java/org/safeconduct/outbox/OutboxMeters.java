package org.safeconduct.outbox;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * What a dashboard shows of the outbox, by kind and addressee; names in {@code src/docs/metrics.md}. Addressees are agencies and
 * offices, never people.
 */
@Component
class OutboxMeters {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final MeterRegistry meters;
    private final Map<String, Backlogs> backlogs = new ConcurrentHashMap<>();

    OutboxMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    OfLine of(String kind, String addressee, AtomicInteger underWay, CircuitBreaker breaker) {
        Tags tags = Tags.of("kind", kind, "addressee", addressee);
        Gauge.builder("safeconduct.outbox.under.way", underWay, AtomicInteger::doubleValue)
                .description("Tries that are being made")
                .tags(tags)
                .register(meters);
        Gauge.builder("safeconduct.outbox.silent", breaker, of -> of.getState() == CircuitBreaker.State.CLOSED ? 0 : 1)
                .description("1 while the addressee is left alone because nothing was heard of them")
                .tags(tags)
                .register(meters);
        return (carried, nanoseconds) -> Timer.builder("safeconduct.outbox.attempts")
                .description("Tries, by what they say of the addressee")
                .tags(tags.and("result", carried.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .register(meters)
                .record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    /** Counts what waits, now and then. */
    void measure(Post post, Instant now) {
        backlogs.computeIfAbsent(post.kind(), kind -> new Backlogs(meters, kind))
                .measure(post, now);
    }

    /** For the tries of one line. */
    interface OfLine {
        void attempted(Post.Carried carried, long nanoseconds);
    }

    private static final class Backlogs {

        private final MultiGauge waiting;
        private final MultiGauge oldest;
        private final MultiGauge parked;
        private Instant measured = Instant.EPOCH;

        Backlogs(MeterRegistry meters, String kind) {
            this.waiting = gauge(meters, kind, "safeconduct.outbox.waiting", "What waits");
            this.oldest = MultiGauge.builder("safeconduct.outbox.oldest")
                    .description("How long the first of what waits has waited")
                    .baseUnit("seconds")
                    .tag("kind", kind)
                    .register(meters);
            this.parked = gauge(meters, kind, "safeconduct.outbox.parked", "Given up until an operator sets it going");
        }

        private static MultiGauge gauge(MeterRegistry meters, String kind, String name, String description) {
            return MultiGauge.builder(name)
                    .description(description)
                    .tag("kind", kind)
                    .register(meters);
        }

        void measure(Post post, Instant now) {
            if (now.isBefore(measured.plus(EVERY))) {
                return;
            }
            measured = now;
            List<Post.Backlog> all = post.backlog();
            waiting.register(rows(all, Post.Backlog::waiting), true);
            oldest.register(
                    rows(
                            all,
                            of -> of.waiting() == 0
                                    ? 0
                                    : Duration.between(of.oldest(), now).toMillis() / 1000.0),
                    true);
            parked.register(rows(all, Post.Backlog::parked), true);
        }

        private static List<Row<?>> rows(List<Post.Backlog> all, ToDoubleFunction<Post.Backlog> value) {
            return all.stream()
                    .<Row<?>>map(of -> Row.of(Tags.of("addressee", of.addressee()), value.applyAsDouble(of)))
                    .toList();
        }
    }
}
