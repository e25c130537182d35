package org.safeconduct.review;

import java.time.Duration;
import org.safeconduct.disclosure.Harm;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a reviewer has. No law sets these times: a partnership does.
 *
 * @param lifeThreatening how long a reviewer has where the sharer sees danger to life
 * @param significant how long a reviewer has where the harm is significant, or nobody said how serious it is
 * @param other how long a reviewer has for anything else
 * @param checkEvery how often reviews that are overdue are looked for
 */
@ConfigurationProperties("safeconduct.review")
record ReviewSettings(
        @DefaultValue("1h") Duration lifeThreatening,
        @DefaultValue("4h") Duration significant,
        @DefaultValue("24h") Duration other,
        @DefaultValue("1m") Duration checkEvery) {

    Duration of(Harm harm) {
        return switch (harm) {
            case LIFE_THREATENING -> lifeThreatening;
            case SIGNIFICANT, UNKNOWN -> significant;
            case MODERATE, LOW -> other;
        };
    }
}
