package org.safeconduct.feedback.telling;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
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
import java.util.concurrent.Semaphore;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.safeconduct.platform.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Durable work, as deliveries have it: one task for each notice, committed with the news; it holds only the notice's id. */
@Configuration(proxyBeanMethods = false)
class TellingTasks {

    static final TaskDescriptor<Void> TELL = TaskDescriptor.of("tell");

    private static final Logger LOG = LoggerFactory.getLogger(TellingTasks.class);

    @Bean
    CustomTask<Void> tell(
            Notices notices,
            NoticeAttempts noticeAttempts,
            ProducerTemplate routes,
            TellingSettings settings,
            Clock clock) {
        Semaphore places = new Semaphore(settings.atOnce());
        return Tasks.custom(TELL).execute((instance, context) -> {
            UUID id = UUID.fromString(instance.getId());
            if (!places.tryAcquire()) {
                return later(clock.instant().plus(settings.firstRetry()));
            }
            try {
                return switch (notices.turn(id)) {
                    case NoticeReadiness.Done done -> remove();
                    case NoticeReadiness.After after -> later(clock.instant().plus(settings.firstRetry()));
                    case NoticeReadiness.NoChannel lost -> completion(notices.noChannel(lost.notice()));
                    case NoticeReadiness.Now now -> {
                        NoticeOutcome told = attempt(routes, noticeAttempts, now.notice());
                        if (told instanceof NoticeOutcome.Done) {
                            wakeNext(now.notice(), notices, context, clock.instant());
                        }
                        yield completion(told);
                    }
                };
            } finally {
                places.release();
            }
        });
    }

    @Bean
    RecurringTask<Void> adoptOrphanedNotices(NoticeDesk desk) {
        return Tasks.recurring("adopt-orphaned-notices", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> {
                    int orphans = desk.adoptOrphans();
                    if (orphans > 0) {
                        LOG.warn("{} notices waited without a task and have one again", orphans);
                    }
                });
    }

    private static NoticeOutcome attempt(ProducerTemplate routes, NoticeAttempts noticeAttempts, Notice notice) {
        try {
            return Objects.requireNonNull(routes.requestBody("direct:tell", notice, NoticeOutcome.class));
        } catch (CamelExecutionException e) {
            LOG.error("{}: the route failed: {}", notice, Traces.of(e));
            return noticeAttempts.failed(notice, NoticeFailure.INTERNAL);
        }
    }

    private static CompletionHandler<Void> completion(NoticeOutcome told) {
        return switch (told) {
            case NoticeOutcome.Done done -> remove();
            case NoticeOutcome.Parked parked -> remove();
            case NoticeOutcome.Retry retry -> later(retry.at());
        };
    }

    /** Only saves the next one's wait: if this is lost, that one looks for itself a little later. */
    private static void wakeNext(Notice notice, Notices notices, ExecutionContext context, Instant now) {
        SchedulerClient scheduler = context.getSchedulerClient();
        try {
            notices.next(notice)
                    .ifPresent(next -> scheduler
                            .getScheduledExecution(TELL.instanceId(next.toString()))
                            .filter(waiting -> !waiting.isPicked())
                            .ifPresent(waiting -> scheduler.reschedule(waiting.getTaskInstance(), now)));
        } catch (DbSchedulerException e) {
            // It was picked in that moment: it looks for itself.
            LOG.debug("{}: the next was picked meanwhile", notice);
        }
    }

    static TaskInstance<Void> of(UUID notice) {
        return TELL.instance(notice.toString()).build();
    }

    private static CompletionHandler<Void> remove() {
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private static CompletionHandler<Void> later(Instant at) {
        return (complete, operations) -> operations.reschedule(complete, at);
    }
}
