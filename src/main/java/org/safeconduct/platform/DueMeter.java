package org.safeconduct.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** How much of something is due, and how much of it is overdue, as whoever watches it counted last. */
public final class DueMeter {

    private final AtomicLong due = new AtomicLong();
    private final AtomicLong overdue = new AtomicLong();

    /** @param name of the meter, see {@code src/docs/metrics.md} */
    public DueMeter(MeterRegistry meters, String name) {
        gauge(meters, name, "due", due);
        gauge(meters, name, "overdue", overdue);
    }

    private static void gauge(MeterRegistry meters, String name, String state, AtomicLong value) {
        Gauge.builder(name, value, AtomicLong::doubleValue).tag("state", state).register(meters);
    }

    /** @param ofThem overdue; the rest is due later */
    public void counted(long all, long ofThem) {
        due.set(all - ofThem);
        overdue.set(ofThem);
    }
}
