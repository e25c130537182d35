package org.safeconduct.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Rejection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators: which deliveries are parked and why, and setting one going again. */
@RestController
@RequestMapping("/deliveries/v1")
class DeliveryController {

    private static final int MOST = 500;

    private final JdbcTemplate database;
    private final DurableDispatch dispatch;
    private final Pseudonyms pseudonyms;

    DeliveryController(JdbcTemplate database, DurableDispatch dispatch, Pseudonyms pseudonyms) {
        this.database = database;
        this.dispatch = dispatch;
        this.pseudonyms = pseudonyms;
    }

    /** One delivery as an operator sees it. */
    record Shown(
            UUID envelope,
            String reference,
            String recipient,
            String state,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable String reason) {}

    /** Those that are not delivered yet, parked ones first. */
    @GetMapping
    List<Shown> open() {
        return database.query("""
                select envelope, reference, recipient, state, attempts, next_attempt_at, reason from delivery
                 where state not in ('delivered', 'stopped') order by state = 'parked' desc, position limit\s""" + MOST, (row, number) -> {
            var next = row.getTimestamp("next_attempt_at");
            return new Shown(
                    row.getObject("envelope", UUID.class),
                    row.getString("reference"),
                    row.getString("recipient"),
                    row.getString("state"),
                    row.getInt("attempts"),
                    next == null ? null : next.toInstant(),
                    row.getString("reason"));
        });
    }

    /** @throws Rejection if it is not parked */
    @PostMapping("/{envelope}/resume")
    Map<String, String> resume(@PathVariable UUID envelope, Caller caller) {
        return dispatch.resume(envelope, pseudonyms.actor(caller))
                .map(reference -> Map.of("reference", reference.value(), "state", "waiting"))
                .orElseThrow(() -> new Rejection(Rejection.Kind.NOT_FOUND, "no parked delivery has this id"));
    }
}
