package org.safeconduct.platform;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does one thing again and again, on a thread of its own, from the gateway's start to its stop. */
public final class Ticker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Duration every;
    private final BooleanSupplier work;
    private CountDownLatch stop = new CountDownLatch(0);
    private @Nullable Thread thread;
    private boolean failing;

    /** @param work returns whether there may be more to do at once */
    public Ticker(String name, Duration every, BooleanSupplier work) {
        this.name = name;
        this.every = every;
        this.work = work;
    }

    @Override
    public synchronized void start() {
        CountDownLatch end = new CountDownLatch(1);
        stop = end;
        thread = Thread.ofPlatform().name(name).daemon().start(() -> run(end));
    }

    private void run(CountDownLatch end) {
        try {
            while (!end.await(tick() ? 0 : every.toMillis(), TimeUnit.MILLISECONDS)) {
                // Again.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What fails is tried again: the work is in the database, and so is what has been done of it. */
    private boolean tick() {
        try {
            boolean more = work.getAsBoolean();
            if (failing) {
                LOG.info("{} works again", name);
            }
            failing = false;
            return more;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("{} failed and tries again every {}: {}", name, every, Traces.of(e));
            }
            failing = true;
            return false;
        }
    }

    @Override
    public synchronized void stop() {
        stop.countDown();
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                running.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
