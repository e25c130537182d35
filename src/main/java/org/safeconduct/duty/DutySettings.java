package org.safeconduct.duty;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long those on duty have before the next one is told.
 *
 * @param urgent where somebody is in danger, or the harm may cost a life
 * @param other in every other case; then the second on duty is told, and no more: clocks say what comes after that
 * @param quiet how long after one message about what is not urgent the same person gets no other: one stands for all that came
 * @param look how often it looks whom to tell
 */
@ConfigurationProperties("safeconduct.duty")
record DutySettings(
        @DefaultValue("5m") Duration urgent,
        @DefaultValue("1h") Duration other,
        @DefaultValue("1m") Duration quiet,
        @DefaultValue("3s") Duration look) {

    Duration patience(boolean isUrgent) {
        return isUrgent ? urgent : other;
    }
}
