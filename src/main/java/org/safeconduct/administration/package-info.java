/**
 * What an operator changes while the gateway runs, and what is kept on record of what it runs by: the agreements, which agencies
 * take part, the keys, and every rulebook that was in force. It must not know about any one disclosure.
 */
@ApplicationModule(
        displayName = "Upkeep",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "identity",
            "rulebook",
            "sharing",
            "sealing :: agency",
            "sealing :: own",
            "sealing :: watch",
            "evidence",
            "delivery"
        })
@NullMarked
package org.safeconduct.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
