package org.safeconduct.delivery;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.safeconduct.platform.Ids;
import org.springframework.stereotype.Component;

/**
 * Exponential back-off with jitter: the wait doubles up to a longest one, and each lies somewhere in the upper half of it,
 * so that deliveries which failed together do not come back together.
 */
@Component
public class Backoff {

    private final Ids ids;

    Backoff(Ids ids) {
        this.ids = ids;
    }

    /**
     * @param failures how many attempts have failed, at least one
     * @param first wait after the first failure
     * @param most no wait is longer
     */
    public Duration after(int failures, Duration first, Duration most) {
        long full = first.toMillis();
        long longest = most.toMillis();
        for (int i = 1; i < failures && full < longest; i++) {
            full *= 2;
        }
        full = Math.min(full, longest);
        long half = full / 2;
        long jitter = Math.floorMod(ByteBuffer.wrap(ids.random(Long.BYTES)).getLong(), full - half + 1);
        return Duration.ofMillis(half + jitter);
    }
}
