/**
 * Development profile only: a stand-in police force and MASH that really open envelopes and answer with signed receipts.
 * It stands outside the gateway and must not reach into its state.
 */
@ApplicationModule(
        displayName = "Stand-in",
        allowedDependencies = {"disclosure", "agreement", "sealing :: opening"})
@NullMarked
package org.safeconduct.standin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
