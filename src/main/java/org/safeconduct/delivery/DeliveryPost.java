package org.safeconduct.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.safeconduct.outbox.Post;
import org.safeconduct.platform.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The deliveries as the outbox sees them. An attempt knows only an envelope's id; what there is to do is read from the delivery's
 * row, so one that is made twice, as when a node dies after the recipient's receipt, finds the work done.
 */
@Component
class DeliveryPost implements Post {

    static final String KIND = "delivery";

    private static final Duration WHILE_SUSPENDED = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryPost.class);

    private final DeliveryRows rows;
    private final Turns turns;
    private final Deliveries deliveries;
    private final Attempts attempts;
    private final ProducerTemplate routes;
    private final Clock clock;

    DeliveryPost(
            DeliveryRows rows,
            Turns turns,
            Deliveries deliveries,
            Attempts attempts,
            ProducerTemplate routes,
            Clock clock) {
        this.rows = rows;
        this.turns = turns;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.routes = routes;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<String> due(Instant now) {
        return rows.due(now);
    }

    @Override
    public List<UUID> claim(String addressee, boolean urgentOnly, int most, Instant now, Instant until) {
        return rows.claim(addressee, urgentOnly, most, now, until);
    }

    @Override
    public void later(UUID envelope, Instant at) {
        rows.later(envelope, at);
    }

    @Override
    public List<Backlog> backlog() {
        return rows.backlog();
    }

    @Override
    public Carried carry(UUID envelope) {
        return switch (turns.of(envelope)) {
            case Readiness.Done done -> Carried.NOT_TRIED;
            case Readiness.Suspended suspended -> {
                // It does not count as an attempt. Whoever lets the agency in again wakes it.
                rows.later(envelope, clock.instant().plus(WHILE_SUSPENDED));
                yield Carried.NOT_TRIED;
            }
            case Readiness.Withdrawn withdrawn -> {
                deliveries.returned(withdrawn.attempt());
                yield Carried.NOT_TRIED;
            }
            case Readiness.Unsure unsure -> {
                attempts.failed(unsure.attempt(), AttemptFailure.KEY_UNSURE);
                yield Carried.NOT_TRIED;
            }
            case Readiness.Now now -> heard(attempt(now.parcel()));
        };
    }

    private AttemptOutcome attempt(Parcel parcel) {
        try {
            return Objects.requireNonNull(routes.requestBody("direct:deliver", parcel, AttemptOutcome.class));
        } catch (CamelExecutionException e) {
            // A route that fails is a failed attempt like any other: it is on record, and it is tried again.
            LOG.error("{}: the route failed: {}", parcel, Traces.of(e));
            return attempts.failed(parcel.attempt(), AttemptFailure.INTERNAL);
        }
    }

    private static Carried heard(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Delivered delivered -> Carried.ANSWERED;
            case AttemptOutcome.Taken taken -> Carried.ANSWERED;
            case AttemptOutcome.Retry retry -> heard(retry.why());
            case AttemptOutcome.Parked parked -> heard(parked.why());
        };
    }

    private static Carried heard(AttemptFailure why) {
        if (why.equals(AttemptFailure.INTERNAL) || why.equals(AttemptFailure.NO_ENDPOINT)) {
            return Carried.NOT_TRIED;
        }
        return why.isSilence() ? Carried.SILENT : Carried.ANSWERED;
    }
}
