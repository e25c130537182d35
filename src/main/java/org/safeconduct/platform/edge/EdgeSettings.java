package org.safeconduct.platform.edge;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many threads a sender may hold, and for how long.
 *
 * @param bodyWithin a body must have come by then, or keep coming at no less than 8 KB a second from then on
 * @param atOnce how many requests of one address are worked on at once; by default half of the threads
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
