package org.safeconduct.evidence.witness;

import java.util.List;
import org.safeconduct.evidence.log.LogSettings;
import org.safeconduct.evidence.log.Ticker;
import org.safeconduct.platform.Weakness;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A thread of its own: a witness that is slow must not keep entries waiting for their leaves. */
@Configuration(proxyBeanMethods = false)
class WitnessConfiguration {

    @Bean
    Ticker evidenceWitnesses(WitnessFeeder feeder, LogSettings settings) {
        return new Ticker("evidence-witnesses", settings.witnessEvery(), feeder::feed);
    }

    @Bean
    Weakness.Found noWitness(LogSettings settings) {
        return () -> settings.witnesses().isEmpty()
                ? List.of(
                        Weakness.warns(
                                "safeconduct.evidence.witnesses",
                                "without one, whoever holds the database and the log key can rewrite what nobody has looked at."))
                : List.of();
    }
}
