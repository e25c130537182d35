/**
 * The agencies, their certificates and endpoints, and the register of information-sharing agreements. Alone knows the
 * YAML of agencies. It must not know about any one disclosure.
 */
@ApplicationModule(
        displayName = "Agreement",
        allowedDependencies = {"platform", "disclosure"})
@NullMarked
package org.safeconduct.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
