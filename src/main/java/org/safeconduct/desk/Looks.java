package org.safeconduct.desk;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.safeconduct.agreement.AgencyId;
import org.springframework.stereotype.Component;

/** That somebody opened a case, as the lists keep it, and how long that took, as a meter: {@code src/docs/metrics.md}. */
@Component
class Looks {

    private final InboxRows rows;
    private final MeterRegistry meters;

    Looks(InboxRows rows, MeterRegistry meters) {
        this.rows = rows;
        this.meters = meters;
    }

    /** @param line as it was before */
    void opened(AgencyId agency, InboxList.Line line, Instant at) {
        rows.opened(agency, line.reference(), at);
        if (!line.opened()) {
            Timer.builder("safeconduct.desk.opened")
                    .description("From arrival until somebody first opened it")
                    .tag("agency", agency.value())
                    .tag("danger", String.valueOf(line.urgency() == Urgency.DANGER))
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofSeconds(10))
                    .maximumExpectedValue(Duration.ofDays(3))
                    .register(meters)
                    .record(Duration.between(line.arrivedAt(), at));
        }
    }
}
