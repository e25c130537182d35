package org.safeconduct.feedback.clock;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon a clock that is due is noticed.
 *
 * @param checkEvery how often clocks that are due are looked for
 */
@ConfigurationProperties("safeconduct.clocks")
record ClockSettings(@DefaultValue("30s") Duration checkEvery) {}
