/**
 * Who is calling: tokens, roles, the agency behind them, and which calls exist for whom. Alone knows Spring Security. It must not
 * decide what may be shared.
 */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"platform", "disclosure", "agreement"})
@NullMarked
package org.safeconduct.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
