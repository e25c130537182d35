package org.safeconduct.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The stand-in police and MASH in a process of their own: partners are not the gateway, and what it costs them to open
 * envelopes is not its cost.
 */
@ImportAutoConfiguration(JacksonAutoConfiguration.class)
@ComponentScan(
        basePackages = "org.safeconduct",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                ".*\\.(StandIns|AgencyKeys|SealingConfiguration|AgreementConfiguration|TimeAndRandomness)"))
@ConfigurationPropertiesScan({"org.safeconduct.standin", "org.safeconduct.sealing", "org.safeconduct.agreement"})
class Partners {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Partners.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        // The stand-ins start by themselves and make what they need; the rest of those configurations is the gateway's.
        application.setLazyInitialization(true);
        application.run(arguments);
    }
}
