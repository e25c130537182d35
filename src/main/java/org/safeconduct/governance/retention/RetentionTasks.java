package org.safeconduct.governance.retention;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two jobs, durable like deliveries: one node does each at a time. */
@Configuration(proxyBeanMethods = false)
class RetentionTasks {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionTasks.class);

    @Bean
    RecurringTask<Void> endEnvelopes(Retention retention, RetentionSettings settings) {
        return Tasks.recurring("end-envelopes", FixedDelay.of(settings.checkEvery()))
                .execute((instance, context) -> {
                    if (settings.dryRun()) {
                        Retention.Due due = retention.due();
                        LOG.info(
                                "dry run: {} envelopes and {} records are past their time",
                                due.envelopes(),
                                due.records());
                    } else {
                        retention.endEnvelopes();
                    }
                });
    }

    @Bean
    RecurringTask<Void> endEvidenceRecords(Retention retention, RetentionSettings settings) {
        return Tasks.recurring("end-evidence-records", FixedDelay.of(settings.checkEvery()))
                .execute((instance, context) -> {
                    if (!settings.dryRun()) {
                        retention.endRecords();
                    }
                });
    }
}
