package org.safeconduct.delivery;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Dispatch;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.envelope.Envelope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes each delivery and its task in the transaction that accepts the disclosure: both or neither. */
@Component
class DurableDispatch implements Dispatch {

    private final DeliveryRows rows;
    private final Deliveries deliveries;
    // The scheduler is built from the tasks, and the tasks from the deliveries: asked for when first needed.
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    DurableDispatch(DeliveryRows rows, Deliveries deliveries, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void dispatch(Reference of, List<Envelope> envelopes) {
        if (envelopes.isEmpty()) {
            return;
        }
        rows.add(of, envelopes);
        List<TaskInstance<?>> tasks = new ArrayList<>();
        envelopes.forEach(envelope -> tasks.add(DeliveryTasks.of(envelope.id())));
        try {
            scheduler.getObject().scheduleBatch(tasks, clock.instant());
        } catch (DbSchedulerException e) {
            throw new Unavailable("the deliveries could not be scheduled", e);
        }
    }

    /** Sets a parked delivery going again; empty if it is not parked. */
    @Transactional
    Optional<Reference> resume(UUID envelope, String actor) {
        Optional<Reference> resumed = deliveries.resume(envelope, actor);
        resumed.ifPresent(reference -> schedule(envelope));
        return resumed;
    }

    /**
     * Gives a task to every delivery that waits without one. That cannot happen in the course of things, except when a
     * delivery is resumed in the instant in which its old task is being removed; a message must not hang on that.
     *
     * @return how many there were
     */
    @Transactional
    int adoptOrphans() {
        // The tasks first: what is taken in meanwhile is waiting and no orphan, and has its task when that is looked
        // for.
        Set<String> tasks = new HashSet<>();
        scheduler
                .getObject()
                .fetchScheduledExecutionsForTask(
                        DeliveryTasks.DELIVER.getTaskName(),
                        Void.class,
                        ScheduledExecutionsFilter.all(),
                        task -> tasks.add(task.getTaskInstance().getId()));
        return (int) rows.waiting().stream()
                .filter(envelope -> !tasks.contains(envelope.toString()))
                .filter(this::schedule)
                .count();
    }

    /** What waits for an agency looks at once whether it may go. */
    void wake(AgencyId recipient) {
        rows.waiting(recipient)
                .forEach(envelope -> DeliveryTasks.wake(envelope, scheduler.getObject(), clock.instant()));
    }

    /** Whether a scheduler has taken up this delivery: it marks it so, and commits that, before it begins. */
    boolean begun(UUID envelope) {
        return scheduler
                .getObject()
                .getScheduledExecution(DeliveryTasks.of(envelope))
                .filter(ScheduledExecution::isPicked)
                .isPresent();
    }

    private boolean schedule(UUID envelope) {
        return scheduler.getObject().scheduleIfNotExists(DeliveryTasks.of(envelope), clock.instant());
    }
}
