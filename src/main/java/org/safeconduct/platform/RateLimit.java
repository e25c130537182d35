package org.safeconduct.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * So many calls in so much time for each caller, whatever a caller is: an address, an agency. Calls come back evenly, not all
 * at once. Held in memory and bounded: when there are more callers than {@link #MOST_CALLERS}, those not seen for longest
 * start anew.
 */
public final class RateLimit {

    private static final int MOST_CALLERS = 20_000;

    private final int calls;
    private final Duration time;
    private final TimeMeter meter;
    private final Cache<String, Bucket> callers =
            Caffeine.newBuilder().maximumSize(MOST_CALLERS).build();

    /**
     * @param calls how many in that time; no number below one makes sense
     * @param clock by which calls come back
     */
    public RateLimit(int calls, Duration time, Clock clock) {
        if (calls < 1 || !time.isPositive()) {
            throw new IllegalArgumentException("a limit needs a number of calls and a time");
        }
        this.calls = calls;
        this.time = time;
        this.meter = new ByClock(clock);
    }

    /** @throws Rejection if the caller has no call left; it says how long to wait and not who called */
    public void take(String caller) {
        ConsumptionProbe probe = callers.get(caller, unseen -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Rejection.tooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(calls).refillGreedy(calls, time))
                .withCustomTimePrecision(meter)
                .build();
    }

    private record ByClock(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
