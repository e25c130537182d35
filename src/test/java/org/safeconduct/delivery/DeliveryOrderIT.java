package org.safeconduct.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.log.LogWorkshop;
import org.safeconduct.sealing.Partnership;
import org.safeconduct.sealing.envelope.Envelope;
import org.safeconduct.sharing.Release;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever fails, is parked, taken up again, paused or left by a node that died: of a case a recipient never gets what comes
 * later first, no two nodes try the same, and what is urgent goes before what is not.
 */
@ExtendWith(Shared.class)
class DeliveryOrderIT {

    private static final int STEPS = 250;
    private static final List<String> LANES = List.of("SC-S66J-1GT0", "SC-VS2J-9MBC", "SC-ABCD-1234");
    private static final List<String> RECIPIENTS = List.of("county-police", "county-mash");

    static HikariDataSource pool;
    static JdbcTemplate database;
    static DeliveryRows rows;

    private final Map<UUID, Waiting> model = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-11-30T21:00:00Z");

    /** One delivery as it should be. */
    private static final class Waiting {

        private final String lane;
        private final String to;
        private boolean urgent;
        private boolean open = true;
        private boolean parked;
        private int attempts;
        private Instant notBefore = Instant.MIN;
        private Instant claimedUntil = Instant.MIN;

        Waiting(String lane, String to, boolean urgent) {
            this.lane = lane;
            this.to = to;
            this.urgent = urgent;
        }
    }

    @BeforeAll
    static void start(EmbeddedPostgres postgres) {
        String url = LogWorkshop.copy(postgres, "template1", "delivery_order");
        LogWorkshop.migrate(url);
        pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("postgres");
        database = new JdbcTemplate(pool);
        rows = new DeliveryRows(JdbcClient.create(database), database);
        // What is sealed, and in which disclosure, is of no interest here.
        database.execute("alter table delivery drop constraint delivery_envelope_fkey");
        database.execute("alter table delivery drop constraint delivery_reference_fkey");
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    @BeforeEach
    void forget() {
        database.update("delete from delivery");
        database.update("delete from paused_partner");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void orderHolds_underAnySchedule(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        int claims = 0;
        for (int step = 0; step < STEPS; step++) {
            switch (chance.nextInt(7)) {
                case 0 -> add(chance);
                case 1, 2 -> claims += claim(chance);
                case 3 -> finish(chance, true);
                case 4 -> finish(chance, false);
                case 5 -> now = now.plusSeconds(chance.nextInt(40));
                default -> operate(chance);
            }
        }
        assertThat(claims).as("deliveries that were claimed").isGreaterThan(STEPS / 10);
    }

    @Test
    void whatHasNotArrived_isSaid_whereSomebodyIsInDangerAfterTwoMinutes_andOtherwiseAfterThirty() {
        Instant sent = now;
        rows.add(new Reference(LANES.get(0)), envelopes(LANES.get(0)), true, sent);
        rows.add(new Reference(LANES.get(1)), envelopes(LANES.get(1)), false, sent);

        assertThat(late(sent.plusSeconds(119))).isEmpty();
        assertThat(late(sent.plusSeconds(120))).hasSize(2).allMatch(DeliveryRows.Row::urgent);
        assertThat(late(sent.plusSeconds(30 * 60))).hasSize(4);
        UUID first = late(sent.plusSeconds(120)).getFirst().envelope();
        assertThat(rows.saidLate(first, sent.plusSeconds(121))).isTrue();
        assertThat(rows.saidLate(first, sent.plusSeconds(122))).as("once").isFalse();
        assertThat(late(sent.plusSeconds(122))).hasSize(1);
    }

    private static List<DeliveryRows.Row> late(Instant at) {
        return rows.late(at.minus(Duration.ofMinutes(2)), at.minus(Duration.ofMinutes(30)), 100);
    }

    private static List<Envelope> envelopes(String lane) {
        return RECIPIENTS.stream()
                .map(to -> new Envelope(
                        UUID.randomUUID(),
                        new Reference(lane),
                        new AgencyId(to),
                        Release.Use.ACT,
                        new byte[0],
                        "",
                        "key"))
                .toList();
    }

    private void add(SplittableRandom chance) {
        String lane = LANES.get(chance.nextInt(LANES.size()));
        boolean urgent = chance.nextInt(5) == 0;
        List<Envelope> envelopes = envelopes(lane);
        rows.add(new Reference(lane), envelopes, urgent, now);
        if (urgent) {
            model.values().stream()
                    .filter(other -> other.lane.equals(lane) && other.open)
                    .forEach(other -> other.urgent = true);
        }
        envelopes.forEach(envelope ->
                model.put(envelope.id(), new Waiting(lane, envelope.to().value(), urgent)));
    }

    private int claim(SplittableRandom chance) {
        String to = RECIPIENTS.get(chance.nextInt(RECIPIENTS.size()));
        boolean urgentOnly = chance.nextInt(4) == 0;
        int most = 1 + chance.nextInt(4);
        boolean paused = !database.queryForList("select 1 from paused_partner where agency = ?", to)
                .isEmpty();
        List<UUID> may = paused ? List.of() : claimable(to, urgentOnly);

        Instant until = now.plus(Duration.ofSeconds(30));
        List<UUID> claimed = rows.claim(to, urgentOnly, most, now, until);

        assertThat(may).as("what may go").containsAll(claimed);
        assertThat(claimed).hasSize(Math.min(most, may.size()));
        if (claimed.stream().anyMatch(id -> !known(id).urgent)) {
            assertThat(may.stream().filter(id -> known(id).urgent))
                    .as("what is urgent, before what is not")
                    .allMatch(claimed::contains);
        }
        claimed.forEach(id -> known(id).claimedUntil = until);
        return claimed.size();
    }

    private Waiting known(UUID id) {
        return Objects.requireNonNull(model.get(id));
    }

    private List<UUID> claimable(String to, boolean urgentOnly) {
        List<String> before = new ArrayList<>();
        List<UUID> may = new ArrayList<>();
        model.forEach((id, one) -> {
            if (!one.to.equals(to) || !one.open) {
                return;
            }
            boolean first = !before.contains(one.lane);
            before.add(one.lane);
            if (first
                    && !one.parked
                    && (one.urgent || !urgentOnly)
                    && !one.notBefore.isAfter(now)
                    && !one.claimedUntil.isAfter(now)) {
                may.add(id);
            }
        });
        return may;
    }

    private void finish(SplittableRandom chance, boolean delivered) {
        List<UUID> underWay = model.entrySet().stream()
                .filter(one -> one.getValue().open && !one.getValue().parked)
                .filter(one -> one.getValue().claimedUntil.isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        if (underWay.isEmpty()) {
            return;
        }
        UUID id = underWay.get(chance.nextInt(underWay.size()));
        Waiting one = known(id);
        one.attempts++;
        Attempt attempt =
                new Attempt(id, new Reference(one.lane), Partnership.agency(one.to), one.attempts, one.urgent);
        if (delivered) {
            one.open = false;
            assertThat(rows.delivered(attempt, "receipt", now)).isPresent();
            assertThat(rows.delivered(attempt, "receipt", now)).as("once").isEmpty();
            return;
        }
        one.parked = chance.nextInt(4) == 0;
        one.claimedUntil = Instant.MIN;
        one.notBefore = one.parked ? Instant.MIN : now.plusSeconds(chance.nextInt(20));
        rows.failed(attempt, AttemptFailure.TIMED_OUT, one.parked ? Optional.empty() : Optional.of(one.notBefore));
    }

    private void operate(SplittableRandom chance) {
        if (chance.nextBoolean()) {
            String to = RECIPIENTS.get(chance.nextInt(RECIPIENTS.size()));
            if (database.update("delete from paused_partner where agency = ?", to) == 0 && chance.nextInt(3) == 0) {
                database.update("insert into paused_partner (agency, paused_at) values (?, now())", to);
            }
            return;
        }
        model.forEach((id, one) -> {
            assertThat(rows.resumed(id, now).isPresent()).isEqualTo(one.parked);
            one.attempts = one.parked ? 0 : one.attempts;
            one.notBefore = one.parked ? now : one.notBefore;
            one.parked = false;
        });
    }
}
