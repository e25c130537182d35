package org.safeconduct.governance.retention;

import java.time.Duration;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things are kept. No law that we know sets these times: a partnership does.
 *
 * @param envelopes how long a sealed copy is kept after its recipient's receipt; one for a reviewer, after the disclosure came
 * @param evidence how long a record of evidence and its salt are kept; the entry in the log stays for ever
 * @param evidenceOnce the time for which records were kept before, if that was shorter: what ended then has rightly ended
 * @param checkEvery how often what has come to its end is looked for
 * @param dryRun whether what has come to its end is only counted and left where it is
 */
@ConfigurationProperties("safeconduct.retention")
public record RetentionSettings(
        @DefaultValue("30d") Period envelopes,
        @DefaultValue("25y") Period evidence,
        @Nullable Period evidenceOnce,
        @DefaultValue("1h") Duration checkEvery,
        @DefaultValue("false") boolean dryRun) {

    /** The shortest time for which records were ever kept. */
    Period shortest() {
        return evidenceOnce == null ? evidence : evidenceOnce;
    }
}
