/**
 * Somebody is woken: whoever an agency has on duty is told that there is something, and the next, and whoever is above them, until
 * it is opened. It knows that there is something and how urgent it is, and nothing of what it says.
 */
@ApplicationModule(
        displayName = "Duty",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "handling",
            "exchange",
            "review",
            "delivery",
            "desk"
        })
@NullMarked
package org.safeconduct.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
