package org.safeconduct.feedback.clock;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code safeconduct.clocks}.
 *
 * @param checkEvery how often those that are due are looked for
 */
@ConfigurationProperties("safeconduct.clocks")
record ClockSettings(@DefaultValue("30s") Duration checkEvery) {}
