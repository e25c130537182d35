/**
 * For those who answer for the partnership: everything about a person, why something was shared, figures, exports, and when
 * what is kept ends. It reads evidence and never a disclosure, and must not change a case.
 */
@ApplicationModule(
        displayName = "Governance",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "rulebook",
            "sharing",
            "sealing :: watch",
            "evidence",
            "exchange",
            "delivery",
            "administration"
        })
@NullMarked
package org.safeconduct.governance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
