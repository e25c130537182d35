package org.safeconduct.agreement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the store has, asked anew when it was asked more than a second ago: a change counts on the node that made it as soon as
 * it is answered, and on every other within that second.
 */
final class Refreshed<T> {

    private static final Duration FOR = Duration.ofSeconds(1);

    private record Seen<T>(Instant asked, T value) {}

    private final Supplier<T> store;
    private final Clock clock;
    private volatile @Nullable Seen<T> seen;

    Refreshed(Supplier<T> store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Fails as the store fails. */
    T now() {
        Instant now = clock.instant();
        Seen<T> last = seen;
        if (last != null && Duration.between(last.asked(), now).abs().compareTo(FOR) < 0) {
            return last.value();
        }
        T value = store.get();
        seen = new Seen<>(now, value);
        return value;
    }

    /** What was seen last, however long ago. */
    Optional<T> last() {
        return Optional.ofNullable(seen).map(Seen::value);
    }

    /** Asks again after the commit of the caller's transaction. */
    void changes() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                seen = null;
            }
        });
    }
}
