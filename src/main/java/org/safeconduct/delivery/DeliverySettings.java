package org.safeconduct.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hard deliveries try.
 *
 * @param firstRetry wait after the first failure; doubles with each further one
 * @param longestRetry no wait is longer
 * @param attempts how many tries before a delivery is parked for an operator
 * @param connectTimeout for the connection alone
 * @param timeout for one whole attempt
 */
@ConfigurationProperties("safeconduct.delivery")
record DeliverySettings(
        @DefaultValue("2s") Duration firstRetry,
        @DefaultValue("30m") Duration longestRetry,
        @DefaultValue("60") int attempts,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration timeout) {}
