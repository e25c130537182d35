package org.safeconduct.evidence.log;

import org.safeconduct.platform.Ticker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every node tries to be the integrator; the database lets one be it at a time. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    @Bean
    Ticker evidenceIntegrator(Integrator integrator, LogSettings settings) {
        return new Ticker("evidence-integrator", settings.every(), integrator::integrate);
    }
}
