package org.safeconduct.upkeep;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param lookEvery how long it may take until a key that was put into the keys folder is noticed */
@ConfigurationProperties("safeconduct.keys")
record KeyWatchSettings(@DefaultValue("5s") Duration lookEvery) {}
