package org.safeconduct.delivery;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    private final Deliveries deliveries;
    // The scheduler is built from the tasks, and the tasks from the deliveries: asked for when first needed.
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    DurableDispatch(Deliveries deliveries, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.deliveries = deliveries;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void dispatch(List<Envelope> envelopes) {
        if (envelopes.isEmpty()) {
            return;
        }
        deliveries.add(envelopes);
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
        List<UUID> orphans = deliveries.withoutTask();
        orphans.forEach(this::schedule);
        return orphans.size();
    }

    private void schedule(UUID envelope) {
        scheduler.getObject().scheduleIfNotExists(DeliveryTasks.of(envelope), clock.instant());
    }
}
