/**
 * What goes out, whatever it is: who is tried when, how many at once, and how long nobody is tried who does not answer. It knows
 * neither what it carries nor how; the rows in which something waits belong to whoever sends it.
 */
@ApplicationModule(
        displayName = "Outbox",
        allowedDependencies = {"platform"})
@NullMarked
package org.safeconduct.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
