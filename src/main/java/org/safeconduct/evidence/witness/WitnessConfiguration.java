package org.safeconduct.evidence.witness;

import org.safeconduct.evidence.log.LogSettings;
import org.safeconduct.platform.Ticker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A thread of its own: a witness that is slow must not keep entries waiting for their leaves. */
@Configuration(proxyBeanMethods = false)
class WitnessConfiguration {

    @Bean
    Ticker evidenceWitnesses(WitnessFeeder feeder, LogSettings settings) {
        return new Ticker("evidence-witnesses", settings.witnessEvery(), feeder::feed);
    }
}
