package org.safeconduct.governance.stream;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for new events; one node does at a time, so that they are sent in order. */
@Configuration(proxyBeanMethods = false)
class StreamTasks {

    /**
     * How soon an event is sent on.
     *
     * @param every how often new events for the stream of evidence are looked for
     */
    @ConfigurationProperties("safeconduct.stream")
    record Settings(@DefaultValue("2s") Duration every) {}

    @Bean
    RecurringTask<Void> streamEvidence(EvidenceStream stream, Settings settings) {
        return Tasks.recurring("stream-evidence", FixedDelay.of(settings.every()))
                .execute((instance, context) -> {
                    while (stream.wanted() && stream.send() > 0) {
                        // There may be more.
                    }
                });
    }
}
