package org.safeconduct;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gateway. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SafeConduct {

    /**
     * @param arguments Spring Boot arguments; see README for the settings
     */
    public static void main(String[] arguments) {
        SpringApplication.run(SafeConduct.class, arguments);
    }
}
