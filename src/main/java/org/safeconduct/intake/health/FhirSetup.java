package org.safeconduct.intake.health;

import ca.uhn.fhir.context.FhirContext;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;

/** HAPI's model of R4 takes a second to build: it is built once, beside the start and not before it. */
@Configuration(proxyBeanMethods = false)
class FhirSetup {

    @Bean
    @Lazy
    FhirContext fhirContext() {
        return FhirContext.forR4();
    }

    @Bean
    WarmUp fhirWarmUp(FhirWire wire, ProfileCheck profiles) {
        return new WarmUp(wire, profiles);
    }

    record WarmUp(FhirWire wire, ProfileCheck profiles) {

        /** So that the first sender does not wait. If it fails, that sender's message meets the same failure and tells it. */
        @EventListener(ApplicationReadyEvent.class)
        void begin() {
            Thread.ofPlatform().daemon().name("fhir-warm-up").start(() -> {
                wire.warmUp();
                profiles.warmUp();
            });
        }
    }
}
