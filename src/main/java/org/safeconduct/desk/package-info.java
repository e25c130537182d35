/**
 * Where an agency without a system of its own receives: its inbox, and the opening of what is in it with the key that the
 * gateway holds for that agency and for no other. What is opened is in memory for one look, which is on record before; it is
 * never written and never kept.
 */
@ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "identity",
            "sharing",
            "sealing :: envelope",
            "sealing :: opening",
            "evidence",
            "evidence :: verify",
            "exchange",
            "delivery",
            "feedback"
        })
@NullMarked
package org.safeconduct.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
