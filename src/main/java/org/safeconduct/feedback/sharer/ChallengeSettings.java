package org.safeconduct.feedback.sharer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How partnerships settle disagreements is theirs to say, and so are these times.
 *
 * @param answerWithin how long an agency has to answer a challenge before the partnership hears that it has not
 * @param checkEvery how often challenges whose time is over are looked for
 */
@ConfigurationProperties("safeconduct.challenge")
record ChallengeSettings(
        @DefaultValue("7d") Duration answerWithin,
        @DefaultValue("1m") Duration checkEvery) {}
