/**
 * Police and MASH decisions, clocks, escalation and updates to the sharer.
 */
@ApplicationModule(
        displayName = "Feedback",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "identity",
            "rulebook",
            "intake",
            "intake :: health",
            "sharing",
            "handling",
            "sealing :: envelope",
            "sealing :: receipt",
            "sealing :: vault",
            "evidence",
            "evidence :: verify",
            "exchange",
            "outbox",
            "review",
            "delivery"
        })
@NullMarked
package org.safeconduct.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
