/**
 * The HTTP interfaces of systems: takes what comes, hands it on, and writes the answer. It decides nothing, knows no SQL and is
 * used by nobody; what it answers are records, and JSON is only what they are written as.
 */
@ApplicationModule(
        displayName = "API",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "identity",
            "rulebook",
            "intake",
            "intake :: form",
            "intake :: health",
            "sharing",
            "handling",
            "evidence",
            "exchange",
            "review",
            "delivery",
            "feedback",
            "desk",
            "administration",
            "governance",
            "sealing :: receipt",
            "sealing :: watch"
        })
@NullMarked
package org.safeconduct.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
