/**
 * Who is calling: tokens, certificates, roles, and the agency behind them. Alone knows Spring Security. It must not
 * decide what may be shared.
 */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"platform", "disclosure", "agreement"})
@NullMarked
package org.safeconduct.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
