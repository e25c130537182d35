/**
 * The append-only evidence log. Entries are committed in the transaction of their cause and hold no personal data. It
 * must not know what the cause does.
 */
@ApplicationModule(
        displayName = "Evidence",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "identity",
            "sealing :: keys",
            "sealing :: own",
            "sealing :: vault"
        })
@NullMarked
package org.safeconduct.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
