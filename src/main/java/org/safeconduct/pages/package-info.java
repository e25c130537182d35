/**
 * The web pages. They show what the other packages know and decide nothing.
 */
@ApplicationModule(
        displayName = "Pages",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "identity",
            "rulebook",
            "intake",
            "sharing",
            "handling",
            "evidence",
            "drafts",
            "exchange",
            "review",
            "delivery",
            "feedback",
            "desk",
            "upkeep",
            "governance"
        })
@NullMarked
package org.safeconduct.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
