/**
 * The health interface: FHIR R4 messages in the shape of BaRS. Alone knows HAPI FHIR. It must not know the JSON form, nor
 * decide anything about sharing.
 */
@NamedInterface("health")
@NullMarked
package org.safeconduct.intake.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
