package org.safeconduct.handling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one address may ask what would happen.
 *
 * @param questions at once; they come back evenly over that time
 */
@ConfigurationProperties("safeconduct.open-question")
record OpenQuestionSettings(
        @DefaultValue("60") int questions,
        @DefaultValue("1m") Duration time) {}
