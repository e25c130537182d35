/**
 * Sign-then-encrypt for each recipient, opening, key stores and signed receipts. Alone knows Bouncy Castle and JOSE. It
 * must not decide who receives.
 *
 * <p>Each room has its own package, and other modules name the rooms that they need: {@code keys}, {@code vault}, {@code own},
 * {@code held}, {@code watch}, {@code agency}, {@code receipt}, {@code envelope}, {@code opening}, each needing only such as
 * stand before it, and {@code development}. Of a room they get what is marked {@code @NamedInterface}: no key of the gateway's but the log's. What
 * is here puts the rooms together when the gateway starts.
 */
@ApplicationModule(
        displayName = "Sealing",
        allowedDependencies = {"platform", "disclosure", "agreement", "identity", "intake", "sharing", "handling"})
@NullMarked
package org.safeconduct.sealing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
