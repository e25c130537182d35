/**
 * Sign-then-encrypt for each recipient, opening, key stores and signed receipts. Alone knows Bouncy Castle and JOSE. It
 * must not decide who receives.
 */
@ApplicationModule(
        displayName = "Sealing",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "identity",
            "rulebook",
            "intake",
            "sharing",
            "handling"
        })
@NullMarked
package org.safeconduct.sealing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
