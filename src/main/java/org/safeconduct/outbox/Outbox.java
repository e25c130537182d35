package org.safeconduct.outbox;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.safeconduct.platform.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends what waits: one line for each addressee of each {@link Post}. It begins when the routes run, and ends before them: what
 * came due in between would count as a failed try at somebody whom nobody called.
 */
@Component
public class Outbox implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(25);

    private final Map<String, Post> posts;
    private final OutboxSettings settings;
    private final OutboxMeters meters;
    private final Clock clock;
    private final CircuitBreakerConfig silence;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("outbox-", 0).factory());
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private volatile boolean open;

    Outbox(List<Post> posts, OutboxSettings settings, OutboxMeters meters, Clock clock) {
        this.posts = posts.stream().collect(Collectors.toUnmodifiableMap(Post::kind, post -> post));
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.silence = CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.silences())
                .minimumNumberOfCalls(settings.silences())
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(settings.rest())
                .build();
    }

    /** Something new waits for an addressee: tried as soon as the caller's transaction, if there is one, has committed. */
    public void signal(String kind, String addressee) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            look(kind, addressee);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                // A crash before this costs nothing: it is found by looking.
                look(kind, addressee);
            }
        });
    }

    private void look(String kind, String addressee) {
        Post post = posts.get(kind);
        if (open && post != null) {
            lines.computeIfAbsent(
                            kind + " " + addressee,
                            name -> new Line(
                                    post,
                                    addressee,
                                    settings,
                                    CircuitBreaker.of(name, silence),
                                    meters,
                                    threads,
                                    clock,
                                    () -> open))
                    .signal();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        open = true;
        Thread.ofPlatform().daemon().name("outbox").start(this::keepLooking);
    }

    private void keepLooking() {
        while (open) {
            for (Post post : posts.values()) {
                try {
                    post.due(clock.instant()).forEach(addressee -> look(post.kind(), addressee));
                    meters.measure(post, clock.instant());
                } catch (RuntimeException e) {
                    LOG.warn("could not look what is due of {}: {}", post.kind(), Traces.of(e));
                }
            }
            pause(settings.look());
        }
    }

    private static void pause(Duration some) {
        try {
            TimeUnit.MILLISECONDS.sleep(some.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        // It begins when the gateway is ready.
    }

    /** What is under way ends first; what does not end in time is tried again by whoever claims it next. */
    @Override
    public void stop() {
        open = false;
        long end = System.nanoTime() + LONGEST_END.toNanos();
        while (lines.values().stream().anyMatch(line -> line.underWay() > 0) && System.nanoTime() < end) {
            pause(Duration.ofMillis(20));
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /** The highest phase stops first. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
