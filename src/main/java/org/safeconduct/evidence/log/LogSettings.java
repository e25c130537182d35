package org.safeconduct.evidence.log;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The evidence log.
 *
 * @param origin the evidence log's name, for ever: a web address without scheme, such as {@code safeconduct.org/county}; required
 * @param every how often entries that wait for their place in the log are looked for
 * @param batch how many entries one checkpoint takes in at most
 * @param witnesses who cosigns checkpoints: of each ({@code witnesses[0]}) its {@code .url} and its verifier key, {@code .key}
 * @param witnessEvery how often a new checkpoint is shown to the witnesses
 */
@ConfigurationProperties("safeconduct.evidence")
public record LogSettings(
        @Nullable String origin,
        @DefaultValue("250ms") Duration every,
        @DefaultValue("8192") int batch,
        @DefaultValue List<WitnessAddress> witnesses,
        @DefaultValue("1s") Duration witnessEvery) {

    /**
     * A witness by the C2SP witness protocol.
     *
     * @param url the submission prefix, to which {@code /add-checkpoint} is added
     * @param key its verifier key, as {@code name+id+key}
     */
    public record WitnessAddress(String url, String key) {}

    public LogSettings {
        if (origin == null || !origin.matches("[\\x21-\\x2a\\x2c-\\x7e]+")) {
            throw new IllegalArgumentException(
                    "safeconduct.evidence.origin must name the evidence log: a web address without scheme, spaces or"
                            + " plus signs, such as safeconduct.org/county. Never change it while the log lives.");
        }
        witnesses = List.copyOf(witnesses);
    }

    @Override
    public String origin() {
        return java.util.Objects.requireNonNull(origin);
    }
}
