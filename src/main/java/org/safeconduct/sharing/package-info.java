/**
 * The consent and purpose rules: who may receive what, why, and what is withheld. Only this package can construct a
 * {@link org.safeconduct.sharing.Release}, which is what sealing accepts. It must not know how a release is sealed or sent.
 */
@ApplicationModule(
        displayName = "Sharing",
        allowedDependencies = {"platform", "disclosure", "agreement", "identity", "rulebook", "intake"})
@NullMarked
package org.safeconduct.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
