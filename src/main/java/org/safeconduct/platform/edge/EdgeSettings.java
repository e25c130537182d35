package org.safeconduct.platform.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many threads a sender may hold, and for how long.
 *
 * @param bodyWithin a body must have come by then, or keep coming at no less than 8 KB a second from then on
 * @param atOnce how many requests of one address are worked on at once; by default half of the threads
 */
@ConfigurationProperties("safeconduct.edge")
record EdgeSettings(
        @DefaultValue("20s") Duration bodyWithin,
        @DefaultValue("32") int atOnce) {}
