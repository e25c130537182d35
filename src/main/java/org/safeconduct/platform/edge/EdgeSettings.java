package org.safeconduct.platform.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a sender may hold a thread.
 *
 * @param bodyWithin a body must have come by then, or keep coming at no less than 8 KB a second from then on
 */
@ConfigurationProperties("safeconduct.edge")
record EdgeSettings(@DefaultValue("20s") Duration bodyWithin) {}
