/**
 * What an operator changes while the gateway runs, and what is kept on record of the rules it runs by: the agreements, and
 * every rulebook that was in force. It must not know about any one disclosure.
 */
@ApplicationModule(
        displayName = "Upkeep",
        allowedDependencies = {"platform", "disclosure", "agreement", "identity", "rulebook", "sharing", "sealing", "evidence"})
@NullMarked
package org.safeconduct.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
