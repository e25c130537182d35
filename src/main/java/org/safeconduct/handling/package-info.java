/**
 * How the police will handle a disclosure: the handling rules, the outcome catalogue and the statement. It must never
 * promise what the police cannot promise, and knows no identities.
 */
@ApplicationModule(
        displayName = "Handling",
        allowedDependencies = {"platform", "disclosure", "agreement", "identity", "rulebook", "intake", "sharing"})
@NullMarked
package org.safeconduct.handling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
