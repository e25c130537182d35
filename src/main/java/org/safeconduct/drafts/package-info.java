/**
 * What a person is still writing before it becomes a disclosure, and the decision not to share it. It must not judge what is
 * written: intake does, when it is shared.
 */
@ApplicationModule(
        displayName = "Drafts",
        allowedDependencies = {"platform", "disclosure", "agreement", "identity", "sealing :: vault", "evidence"})
@NullMarked
package org.safeconduct.drafts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
