package org.safeconduct.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.startup.AbstractSchedulerStarter;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The scheduler starts when the routes run. Left to itself it starts as they do: whatever has come due meanwhile would find
 * none, and that would count as a failed attempt at a partner that nobody called.
 */
@Component
class OrderlyStart extends AbstractSchedulerStarter {

    OrderlyStart(Scheduler scheduler) {
        super(scheduler);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        doStart();
    }
}
