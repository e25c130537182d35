/**
 * The canonical model of a safeguarding disclosure: sealed types and records, no behaviour that needs a service.
 * It must not know how a disclosure arrived, who may receive it or how it is stored.
 */
@ApplicationModule(
        displayName = "Disclosure",
        allowedDependencies = {})
@NullMarked
package org.safeconduct.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
