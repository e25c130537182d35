package org.safeconduct.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hard deliveries try.
 *
 * @param firstRetry the wait after the first failed try; it doubles with each further one
 * @param longestRetry no wait between two tries is longer
 * @param attempts how many tries before a delivery is parked for an operator
 * @param longestUrgentRetry likewise where somebody is in danger
 * @param urgentAttempts likewise where somebody is in danger
 * @param saidLate after how long without a receipt the sharer is told that it has not arrived, with whom to phone
 * @param urgentSaidLate likewise where somebody is in danger
 * @param connectTimeout how long connecting to a recipient may take
 * @param timeout how long one whole try may take, the recipient's receipt included
 */
@ConfigurationProperties("safeconduct.delivery")
record DeliverySettings(
        @DefaultValue("2s") Duration firstRetry,
        @DefaultValue("30m") Duration longestRetry,
        @DefaultValue("60") int attempts,
        @DefaultValue("1m") Duration longestUrgentRetry,
        @DefaultValue("3000") int urgentAttempts,
        @DefaultValue("30m") Duration saidLate,
        @DefaultValue("2m") Duration urgentSaidLate,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("10s") Duration timeout) {

    Duration longest(boolean urgent) {
        return urgent ? longestUrgentRetry : longestRetry;
    }

    int most(boolean urgent) {
        return urgent ? urgentAttempts : attempts;
    }
}
