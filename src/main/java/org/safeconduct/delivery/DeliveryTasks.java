package org.safeconduct.delivery;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.safeconduct.platform.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Durable work: one task for each delivery, committed with its cause. A task holds only an envelope's id; what there is to
 * do is read from the delivery's row, so a task that runs twice, as one does whose node dies after the recipient's receipt,
 * finds the work done.
 */
@Configuration(proxyBeanMethods = false)
class DeliveryTasks {

    static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of("deliver");

    private static final Duration WHILE_PAUSED = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryTasks.class);

    @Bean
    CustomTask<Void> deliver(
            Turns turns,
            Deliveries deliveries,
            Attempts attempts,
            ProducerTemplate routes,
            DeliverySettings settings,
            Backoff backoff,
            Clock clock) {
        return Tasks.custom(DELIVER)
                // Not the attempt failed but the gateway: no database, or routes that have stopped. Left to itself, the
                // scheduler would let five minutes pass.
                .onFailure((failed, operations) -> operations.reschedule(
                        failed, clock.instant().plus(backoff.after(failed.getExecution().consecutiveFailures + 1))))
                .execute((instance, context) -> {
                    UUID envelope = UUID.fromString(instance.getId());
                    return switch (turns.of(envelope)) {
                        case Readiness.Done done -> remove();
                        // It does not count as an attempt. Whoever ends the pause wakes it.
                        case Readiness.Paused paused -> later(clock.instant().plus(WHILE_PAUSED));
                        case Readiness.After after -> later(clock.instant().plus(settings.firstRetry()));
                        case Readiness.Withdrawn withdrawn ->
                            completion(deliveries.returned(withdrawn.attempt()), context, clock);
                        case Readiness.Unsure unsure ->
                            completion(attempts.failed(unsure.attempt(), AttemptFailure.KEY_UNSURE), context, clock);
                        case Readiness.Now now -> completion(attempt(routes, attempts, now.parcel()), context, clock);
                    };
                });
    }

    @Bean
    RecurringTask<Void> adoptOrphanedDeliveries(DurableDispatch dispatch) {
        return Tasks.recurring("adopt-orphaned-deliveries", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> {
                    int orphans = dispatch.adoptOrphans();
                    if (orphans > 0) {
                        LOG.warn("{} deliveries waited without a task and have one again", orphans);
                    }
                });
    }

    @Bean
    RecurringTask<Void> returnWhatIsSealedToWithdrawnKeys(WithdrawnKeys keys) {
        return Tasks.recurring("return-what-is-sealed-to-withdrawn-keys", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> keys.giveBack());
    }

    private static AttemptOutcome attempt(ProducerTemplate routes, Attempts attempts, Parcel parcel) {
        try {
            return Objects.requireNonNull(routes.requestBody("direct:deliver", parcel, AttemptOutcome.class));
        } catch (CamelExecutionException e) {
            // A route that fails is a failed attempt like any other: it is on record, and it is tried again.
            LOG.error("{}: the route failed: {}", parcel, Traces.of(e));
            return attempts.failed(parcel.attempt(), AttemptFailure.INTERNAL);
        }
    }

    private static CompletionHandler<Void> completion(AttemptOutcome outcome, ExecutionContext context, Clock clock) {
        return switch (outcome) {
            case AttemptOutcome.Retry retry -> later(retry.at());
            case AttemptOutcome.Parked parked -> remove();
            case AttemptOutcome.Delivered delivered -> {
                delivered.next().ifPresent(next -> wake(next, context.getSchedulerClient(), clock.instant()));
                yield remove();
            }
        };
    }

    /** Only saves the next one's wait: if this is lost, that one looks for itself a little later. */
    static void wake(UUID next, SchedulerClient scheduler, Instant now) {
        scheduler
                .getScheduledExecution(DELIVER.instanceId(next.toString()))
                .filter(waiting -> !waiting.isPicked())
                .ifPresent(waiting -> scheduler.reschedule(waiting.getTaskInstance(), now));
    }

    static TaskInstance<Void> of(UUID envelope) {
        return DELIVER.instance(envelope.toString()).build();
    }

    private static CompletionHandler<Void> remove() {
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private static CompletionHandler<Void> later(Instant at) {
        return (complete, operations) -> operations.reschedule(complete, at);
    }
}
