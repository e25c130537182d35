/**
 * Loads, checks and evaluates decision tables, and keeps each row's id, source, dates and evidence grade. Alone knows
 * the DMN engine. It must not know what the rows are about.
 */
@ApplicationModule(
        displayName = "Rulebook",
        allowedDependencies = {"platform", "disclosure"})
@NullMarked
package org.safeconduct.rulebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
