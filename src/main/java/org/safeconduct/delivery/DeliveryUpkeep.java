package org.safeconduct.delivery;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is looked at now and then, whatever else happens. */
@Configuration(proxyBeanMethods = false)
class DeliveryUpkeep {

    private static final Duration LATE = Duration.ofSeconds(10);

    @Bean
    RecurringTask<Void> returnWhatIsSealedToWithdrawnKeys(WithdrawnKeys keys) {
        return Tasks.recurring("return-what-is-sealed-to-withdrawn-keys", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> keys.giveBack());
    }

    @Bean
    RecurringTask<Void> sayWhatHasNotArrived(LateDeliveries late) {
        return Tasks.recurring("say-what-has-not-arrived", FixedDelay.of(LATE))
                .execute((instance, context) -> late.look());
    }
}
