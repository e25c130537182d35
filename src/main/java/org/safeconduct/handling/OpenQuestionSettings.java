package org.safeconduct.handling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one address may ask what would happen.
 *
 * @param questions how many questions about what would happen one address may put at once; more is 429 with {@code Retry-After}
 * @param time over how long that many come back, evenly
 */
@ConfigurationProperties("safeconduct.open-question")
record OpenQuestionSettings(
        @DefaultValue("60") int questions,
        @DefaultValue("1m") Duration time) {}
