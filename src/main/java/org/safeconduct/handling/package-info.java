/**
 * How the police will handle a disclosure: the handling rules, the outcome catalogue and the statement. It must never
 * promise what the police cannot promise, and knows no identities.
 *
 * <p>A statement changes when facts, rules or decisions change. Make the next one with {@link
 * org.safeconduct.handling.HandlingStatement#revised} (lines said anew, lines no longer said, clocks that ended) and hand it
 * to {@code exchange.Statements#add}, in the transaction of what caused it: that keeps it as the case's next version, locked,
 * with evidence. {@link org.safeconduct.handling.StatementChanges#between} says what changed, and is empty when nothing that
 * a reader sees did.
 */
@ApplicationModule(
        displayName = "Handling",
        allowedDependencies = {"platform", "disclosure", "agreement", "rulebook", "intake", "sharing"})
@NullMarked
package org.safeconduct.handling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
