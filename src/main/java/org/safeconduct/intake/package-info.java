/**
 * Readers for each sector: turns a message into the canonical disclosure or a rejection that names the place. Alone
 * knows HAPI FHIR and JSON Schema. It must not decide anything about sharing.
 */
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {"platform", "disclosure", "agreement", "identity"})
@NullMarked
package org.safeconduct.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
