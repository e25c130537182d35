package org.safeconduct.feedback.telling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hard the gateway tries to tell somebody.
 *
 * @param firstRetry the wait after the first failed try to tell somebody; it doubles with each further one
 * @param longestRetry no wait between two tries is longer
 * @param attempts how many tries before a notice is parked for an operator
 * @param longestUrgentRetry likewise where somebody is in danger
 * @param timeout how long one whole try may take
 * @param mailFrom the sender of e-mails, which say only that there is an update; they need {@code spring.mail.host} too
 */
@ConfigurationProperties("safeconduct.telling")
record TellingSettings(
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("30m") Duration longestRetry,
        @DefaultValue("120") int attempts,
        @DefaultValue("1m") Duration longestUrgentRetry,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("no-reply@safe-conduct.invalid") String mailFrom) {

    Duration longest(boolean urgent) {
        return urgent ? longestUrgentRetry : longestRetry;
    }
}
