package org.safeconduct.demo;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demonstration.
 *
 * @param demo whether three invented disclosures are sent at the start; development profile only
 * @param demoPatience how long the demonstration follows a disclosure before it says where it got to
 */
@ConfigurationProperties("safeconduct")
record DemoSettings(
        @DefaultValue("false") boolean demo,
        @DefaultValue("60s") Duration demoPatience) {}
