package org.safeconduct.administration;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon a changed key counts.
 *
 * @param lookEvery how soon a key that was put into the keys folder, or taken out, is noticed
 */
@ConfigurationProperties("safeconduct.keys")
record KeyWatchSettings(@DefaultValue("5s") Duration lookEvery) {}
