package org.safeconduct.platform;

import java.util.HashMap;
import java.util.Map;

/**
 * How many bytes of bodies are worked on at once, in all and for each holder: a body takes several times its size of memory until
 * it is answered, and whoever needs more than there is takes everyone else's. A body that comes when nothing else is under way is
 * let in whatever its size, so that nobody waits for ever.
 */
public final class BytesUnderWay {

    private final long most;
    private final long mostOfOne;
    private final Map<String, Long> held = new HashMap<>();
    private long all;

    /** @param mostOfOne holder; likewise of all */
    public BytesUnderWay(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** @return whether there was room; then {@link #give} must follow */
    public synchronized boolean take(String holder, long bytes) {
        long own = held.getOrDefault(holder, 0L);
        if (!fits(all, bytes, most) || !fits(own, bytes, mostOfOne)) {
            return false;
        }
        all += bytes;
        held.put(holder, own + bytes);
        return true;
    }

    /** They are worked on no longer. */
    public synchronized void give(String holder, long bytes) {
        all -= bytes;
        held.computeIfPresent(holder, (same, own) -> own <= bytes ? null : own - bytes);
    }

    private static boolean fits(long used, long more, long most) {
        return used == 0 || used + more <= most;
    }
}
