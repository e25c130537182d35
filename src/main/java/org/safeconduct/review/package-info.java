/**
 * The disclosures that the rules refer to a person: what waits, for whom and until when, and what the reviewer decides. It
 * must not decide what may leave: a reviewer's approval becomes releases in {@code sharing}.
 */
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "identity",
            "intake",
            "sharing",
            "handling",
            "sealing :: envelope",
            "sealing :: vault",
            "evidence",
            "exchange",
            "delivery"
        })
@NullMarked
package org.safeconduct.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
