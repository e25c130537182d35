package org.safeconduct.platform.edge;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many threads a sender may hold, and for how long.
 *
 * @param bodyWithin how long a body may take to come, before it must come at 8 KB a second
 * @param atOnce how many requests of one address are worked on at once, by default half of the threads; one more is 429 with
 *     {@code Retry-After}. Behind a proxy: 64, the number of threads
 * @param publicAddress where others reach the gateway, such as {@code https://gateway.example}; empty if {@code Host} is believed
 */
@ConfigurationProperties("safeconduct.edge")
record EdgeSettings(
        @DefaultValue("20s") Duration bodyWithin,
        @DefaultValue("32") int atOnce,
        @DefaultValue("") String publicAddress) {

    Optional<URI> address() {
        return publicAddress.isBlank() ? Optional.empty() : Optional.of(URI.create(publicAddress));
    }
}
