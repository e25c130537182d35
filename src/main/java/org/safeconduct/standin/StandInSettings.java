package org.safeconduct.standin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Ports of the stand-in partners. The development register of agencies names the same settings.
 *
 * @param enabled whether they run at all; tests that play the partners themselves turn them off
 * @param sharers whether the sharers' systems run, which are told of news
 */
@ConfigurationProperties("safeconduct.standin")
record StandInSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("9441") int policePort,
        @DefaultValue("9442") int mashPort,
        @DefaultValue("true") boolean sharers,
        @DefaultValue("9443") int sharersPort) {}
