package org.safeconduct.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * When the gateway stops, deliveries under way end first, and routes, web server and database after them. The scheduler's own
 * place is after the routes: every delivery that came due in between would fail and wait.
 */
@Configuration(proxyBeanMethods = false)
class OrderlyEnd {

    /** It is stopped below, and warns of being stopped twice. */
    @Bean
    static BeanFactoryPostProcessor schedulerStoppedOnce() {
        return factory -> {
            if (factory.getBeanDefinition("scheduler") instanceof AbstractBeanDefinition scheduler) {
                scheduler.setDestroyMethodName(null);
            }
        };
    }

    @Bean
    SmartLifecycle deliveriesEndFirst(Scheduler scheduler) {
        return new EndFirst(scheduler);
    }

    private static final class EndFirst implements SmartLifecycle {

        private final Scheduler scheduler;
        private volatile boolean running;

        EndFirst(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        public void start() {
            // The scheduler starts when the gateway is ready.
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            scheduler.stop();
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        /** The highest phase stops first. */
        @Override
        public int getPhase() {
            return DEFAULT_PHASE;
        }
    }
}
