package org.safeconduct.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.safeconduct.outbox.Post.Carried;

/** Whoever hangs, is silent or has much waiting costs nobody else anything; what is urgent waits for nothing. */
class OutboxTest {

    private static final OutboxSettings SETTINGS = new OutboxSettings(
            4, 2, Duration.ofSeconds(30), Duration.ofMillis(5), 3, Duration.ofMinutes(10), Duration.ofMillis(10));

    private final CountDownLatch hanging = new CountDownLatch(1);
    private final Letters letters = new Letters();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Outbox outbox = new Outbox(List.of(letters), SETTINGS, new OutboxMeters(meters), Clock.systemUTC());

    private record Letter(UUID id, String to, boolean urgent) {}

    /** Letters in memory: a claim takes one out, and nobody puts it back. */
    private final class Letters implements Post {

        private final List<Letter> waiting = new ArrayList<>();
        private final Map<UUID, Letter> claimed = new ConcurrentHashMap<>();
        private final List<Letter> begun = new CopyOnWriteArrayList<>();
        private final Map<String, Behaviour> addressees = new ConcurrentHashMap<>();

        @Override
        public String kind() {
            return "letter";
        }

        @Override
        public synchronized Set<String> due(Instant now) {
            return waiting.stream().map(Letter::to).collect(Collectors.toSet());
        }

        @Override
        public synchronized List<UUID> claim(
                String addressee, boolean urgentOnly, int most, Instant now, Instant until) {
            List<Letter> next = waiting.stream()
                    .filter(letter -> letter.to().equals(addressee) && (letter.urgent() || !urgentOnly))
                    .sorted((one, other) -> Boolean.compare(other.urgent(), one.urgent()))
                    .limit(most)
                    .toList();
            waiting.removeAll(next);
            next.forEach(letter -> claimed.put(letter.id(), letter));
            return next.stream().map(Letter::id).toList();
        }

        @Override
        public Carried carry(UUID id) {
            Letter letter = Objects.requireNonNull(claimed.get(id));
            begun.add(letter);
            return Objects.requireNonNull(addressees.get(letter.to())).take();
        }

        @Override
        public synchronized void later(UUID id, Instant at) {
            waiting.add(claimed.remove(id));
        }

        @Override
        public List<Backlog> backlog() {
            return List.of(new Backlog("police", waiting.size(), Instant.EPOCH, 1));
        }

        synchronized void put(String to, boolean urgent, int howMany) {
            IntStream.range(0, howMany).forEach(i -> waiting.add(new Letter(UUID.randomUUID(), to, urgent)));
        }

        long begunFor(String to, boolean urgent) {
            return begun.stream()
                    .filter(letter -> letter.to().equals(to) && letter.urgent() == urgent)
                    .count();
        }
    }

    private interface Behaviour {
        Carried take();
    }

    @BeforeEach
    void begin() {
        is("mash", () -> Carried.ANSWERED);
        outbox.begin();
    }

    @AfterEach
    void end() {
        hanging.countDown();
        outbox.stop();
    }

    private double gauge(String name) {
        return meters.get("safeconduct.outbox." + name)
                .tag("addressee", "police")
                .gauge()
                .value();
    }

    private void is(String addressee, Behaviour behaviour) {
        letters.addressees.put(addressee, behaviour);
    }

    private Carried hang() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Carried.SILENT;
    }

    @Test
    void reachesOthers_whileOneHangsWithManyWaiting() {
        is("police", this::hang);
        letters.put("police", false, 1_000);
        await().until(() -> letters.begunFor("police", false) == SETTINGS.atOnce());

        letters.put("mash", false, 50);

        await().until(() -> letters.begunFor("mash", false) == 50);
        assertThat(letters.begunFor("police", false)).as("no more at once").isEqualTo(SETTINGS.atOnce());
    }

    @Test
    void sendsWhatIsUrgent_beforeWhatWaits_andBesideWhatHangs() {
        is("police", this::hang);
        letters.put("police", false, 1_000);
        await().until(() -> letters.begunFor("police", false) == SETTINGS.atOnce());

        letters.put("police", true, 5);

        await().until(() -> letters.begunFor("police", true) == SETTINGS.urgentAtOnce());
        hanging.countDown();
        await().until(() -> letters.begunFor("police", true) == 5);
        assertThat(letters.begun.subList(SETTINGS.atOnce(), SETTINGS.atOnce() + 5))
                .as("before any other that waits")
                .allMatch(Letter::urgent);
    }

    @Test
    void leavesASilentOneAlone_butForWhatIsUrgent_andGoesOnWhenTheyAnswer() {
        is("police", () -> Carried.SILENT);
        letters.put("police", false, 100);
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(gauge("silent")).isEqualTo(1));
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(gauge("under.way")).isZero());
        long tried = letters.begunFor("police", false);
        assertThat(tried).as("those that were under way").isLessThan(SETTINGS.silences() + SETTINGS.atOnce());

        letters.put("police", true, 3);
        await().until(() -> letters.begunFor("police", true) == 3);
        assertThat(letters.begunFor("police", false)).isEqualTo(tried);

        // Long before the rest is over: an urgent one that is answered says that they are there again.
        is("police", () -> Carried.ANSWERED);
        letters.put("police", true, 1);
        await().until(() -> letters.begunFor("police", false) == 100);
    }

    @Test
    void looksAgain_whenTheGatewayItselfCouldNotTry() {
        is("police", () -> {
            throw new IllegalStateException("no database");
        });
        letters.put("police", false, 1);
        await().until(() -> letters.begunFor("police", false) > 2);

        is("police", () -> Carried.ANSWERED);

        await().until(() -> letters.waiting.isEmpty());
        assertThat(meters.get("safeconduct.outbox.silent")
                        .tag("addressee", "police")
                        .gauge()
                        .value())
                .as("that says nothing of the addressee")
                .isZero();
    }

    @Test
    void tellsDashboards_whatWasTried_andWhatWaits() {
        is("police", this::hang);
        letters.put("police", false, 10);
        letters.put("mash", false, 2);

        await().until(() -> letters.begunFor("mash", false) == 2);
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(meters.get("safeconduct.outbox.attempts")
                                .tags("addressee", "mash", "kind", "letter", "result", "answered")
                                .timer()
                                .count())
                        .isEqualTo(2));
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(meters.get("safeconduct.outbox.under.way")
                                .tag("addressee", "police")
                                .gauge()
                                .value())
                        .isEqualTo(SETTINGS.atOnce()));
        assertThat(meters.get("safeconduct.outbox.parked")
                        .tag("addressee", "police")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void beginsNothing_whenItEnds() {
        outbox.stop();
        letters.put("mash", false, 1);

        outbox.signal("letter", "mash");

        assertThat(outbox.isRunning()).isFalse();
        assertThat(letters.begun).isEmpty();
    }
}
