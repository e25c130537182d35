package org.safeconduct.feedback.telling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hard the gateway tries to tell somebody.
 *
 * @param firstRetry wait after the first failure; doubles with each further one
 * @param longestRetry no wait is longer
 * @param attempts how many tries before a notice is parked for an operator
 * @param atOnce how many are under way at a time, so that systems which hang cannot hold up deliveries
 * @param timeout for one whole attempt
 * @param mailFrom the sender of e-mails
 */
@ConfigurationProperties("safeconduct.telling")
record TellingSettings(
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("30m") Duration longestRetry,
        @DefaultValue("120") int attempts,
        @DefaultValue("4") int atOnce,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("no-reply@safe-conduct.invalid") String mailFrom) {}
