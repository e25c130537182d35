/**
 * The transaction that accepts a disclosure, its state, its timeline and the receipt. It must not read a disclosure's
 * content, and hands deliveries over through {@link org.safeconduct.exchange.Dispatch}.
 */
@ApplicationModule(
        displayName = "Exchange",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "identity",
            "rulebook",
            "intake",
            "sharing",
            "handling",
            "sealing",
            "evidence"
        })
@NullMarked
package org.safeconduct.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
