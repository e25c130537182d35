package org.safeconduct.feedback.telling;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
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
 * @param sms the provider of text messages to people on duty
 * @param mailFrom the sender of e-mails, which say only that there is an update; they need {@code spring.mail.host} too
 */
@ConfigurationProperties("safeconduct.telling")
record TellingSettings(
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("30m") Duration longestRetry,
        @DefaultValue("120") int attempts,
        @DefaultValue("1m") Duration longestUrgentRetry,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue Sms sms,
        @DefaultValue("no-reply@safe-conduct.invalid") String mailFrom) {

    /**
     * A provider of text messages. Its default body is that of GOV.UK Notify's {@code /v2/notifications/sms}, whose template
     * has one field, {@code text}.
     *
     * @param url where a message is posted; empty if there is none
     * @param authorization the header of that name; empty for none
     * @param body JSON in which {@code {number}}, {@code {text}} and {@code {id}} are filled in
     */
    record Sms(
            @DefaultValue("") String url,
            @DefaultValue("") String authorization,

            @DefaultValue(
                    "{\"phone_number\": \"{number}\", \"template_id\": \"safe-conduct\", \"personalisation\": {\"text\": \"{text}\"},"
                            + " \"reference\": \"{id}\"}")
            String body) {

        Optional<URI> address() {
            return url.isBlank() ? Optional.empty() : Optional.of(URI.create(url));
        }

        @Override
        public String toString() {
            return "Sms[" + url + "]";
        }
    }

    Duration longest(boolean urgent) {
        return urgent ? longestUrgentRetry : longestRetry;
    }
}
