package org.safeconduct.outbox;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.safeconduct.outbox.Post.Carried;
import org.safeconduct.platform.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes to one addressee: so many at once and no more, and a while nothing after they have been silent. It shares nothing
 * with any other line but the database, so an addressee who hangs, trickles or is gone costs no other a thing.
 */
final class Line {

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final Post post;
    private final String addressee;
    private final OutboxSettings settings;
    private final CircuitBreaker breaker;
    private final OutboxMeters.OfLine meters;
    private final Executor threads;
    private final Clock clock;
    private final BooleanSupplier open;
    private final AtomicInteger underWay = new AtomicInteger();
    /** How often somebody said that there may be something since it last began to look; 0 while nobody looks. */
    private final AtomicInteger signals = new AtomicInteger();

    Line(
            Post post,
            String addressee,
            OutboxSettings settings,
            CircuitBreaker breaker,
            OutboxMeters meters,
            Executor threads,
            Clock clock,
            BooleanSupplier open) {
        this.post = post;
        this.addressee = addressee;
        this.settings = settings;
        this.breaker = breaker;
        this.threads = threads;
        this.clock = clock;
        this.open = open;
        this.meters = meters.of(post.kind(), addressee, underWay, breaker);
    }

    /** There may be something to send. Many at once are looked at once. */
    void signal() {
        if (open.getAsBoolean() && signals.getAndIncrement() == 0) {
            threads.execute(this::look);
        }
    }

    int underWay() {
        return underWay.get();
    }

    private void look() {
        int seen;
        do {
            seen = signals.get();
            try {
                fill();
            } catch (RuntimeException e) {
                // No database, say. It looks again by itself, and what was claimed is claimed again when that runs out.
                LOG.warn("{} to {}: could not look what waits: {}", post.kind(), addressee, Traces.of(e));
            }
        } while (!signals.compareAndSet(seen, 0));
    }

    private void fill() {
        int room = settings.atOnce() - underWay.get();
        int permitted = 0;
        while (permitted < room && breaker.tryAcquirePermission()) {
            permitted++;
        }
        List<UUID> claimed = permitted > 0 ? claim(false, permitted) : List.of();
        for (int unused = claimed.size(); unused < permitted; unused++) {
            breaker.releasePermission();
        }
        claimed.forEach(id -> start(id, true));
        int urgentRoom = settings.atOnce() + settings.urgentAtOnce() - underWay.get();
        if (claimed.size() == permitted && urgentRoom > 0) {
            // What is urgent waits neither for those that hang nor for an addressee to be heard of again.
            claim(true, urgentRoom).forEach(id -> start(id, false));
        }
    }

    private List<UUID> claim(boolean urgentOnly, int most) {
        Instant now = clock.instant();
        return post.claim(addressee, urgentOnly, most, now, now.plus(settings.claim()));
    }

    private void start(UUID id, boolean permitted) {
        underWay.incrementAndGet();
        threads.execute(() -> {
            long from = System.nanoTime();
            Carried carried = Carried.NOT_TRIED;
            try {
                carried = post.carry(id);
            } catch (RuntimeException e) {
                LOG.error("{} {} could not be tried: {}", post.kind(), id, Traces.of(e));
                later(id);
            } finally {
                // First what it says, then the room: or another would begin before it is known that nobody answers.
                heard(carried, permitted, System.nanoTime() - from);
                underWay.decrementAndGet();
            }
            signal();
        });
    }

    /** If this is lost too, the claim runs out. */
    private void later(UUID id) {
        try {
            post.later(id, clock.instant().plus(settings.again()));
        } catch (RuntimeException e) {
            LOG.debug("{} {}: its claim will run out", post.kind(), id, e);
        }
    }

    private void heard(Carried carried, boolean permitted, long nanoseconds) {
        meters.attempted(carried, nanoseconds);
        if (permitted) {
            switch (carried) {
                case ANSWERED -> breaker.onSuccess(nanoseconds, TimeUnit.NANOSECONDS);
                case SILENT -> breaker.onError(nanoseconds, TimeUnit.NANOSECONDS, new Silence());
                case NOT_TRIED -> breaker.releasePermission();
            }
        } else if (carried == Carried.ANSWERED && breaker.getState() == CircuitBreaker.State.OPEN) {
            // They are there again: the next ordinary one may show it.
            breaker.transitionToHalfOpenState();
        }
    }

    /** What the breaker counts; it goes nowhere. */
    private static final class Silence extends Exception {

        Silence() {
            super(null, null, false, false);
        }
    }
}
