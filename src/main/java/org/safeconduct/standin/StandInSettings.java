package org.safeconduct.standin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Ports of the stand-in partners. The development register of agencies names the same settings.
 *
 * @param enabled whether the stand-in partners run at all; development profile only. Tests that play the partners themselves turn
 *     them off
 * @param policePort the port of the stand-in police
 * @param mashPort the port of the stand-in MASH
 * @param sharers whether stand-ins for the sharers' systems run, which are told of news
 * @param sharersPort the port of the sharers' stand-ins
 */
@ConfigurationProperties("safeconduct.standin")
record StandInSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("9441") int policePort,
        @DefaultValue("9442") int mashPort,
        @DefaultValue("true") boolean sharers,
        @DefaultValue("9443") int sharersPort) {}
