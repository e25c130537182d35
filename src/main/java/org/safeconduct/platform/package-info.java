/**
 * What every capability stands on: the clock, ids and randomness, the database the gateway starts itself, and the
 * two ways a request can fail ({@link org.safeconduct.platform.Rejection}, {@link org.safeconduct.platform.Unavailable}).
 * It must not know anything about safeguarding.
 */
@ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {})
@NullMarked
package org.safeconduct.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
