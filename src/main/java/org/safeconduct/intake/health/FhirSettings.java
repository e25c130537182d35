package org.safeconduct.intake.health;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strictly health messages are read.
 *
 * @param packages folders with FHIR conformance resources (UK Core, BaRS) to validate against; with none, messages are not checked against profiles
 */
@ConfigurationProperties("safeconduct.fhir")
record FhirSettings(@DefaultValue List<Path> packages) {

    FhirSettings {
        packages = List.copyOf(packages);
    }
}
