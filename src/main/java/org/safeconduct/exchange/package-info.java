/**
 * The transaction that accepts a disclosure, its state, its timeline and the receipt. It must not read a disclosure's
 * content, and hands deliveries over through {@link org.safeconduct.exchange.Dispatch}.
 *
 * <p>{@link org.safeconduct.exchange.Statements} keeps the versions of a case's handling statement: {@code add} in the
 * transaction of the cause, {@code versions} to read.
 */
@ApplicationModule(
        displayName = "Exchange",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "identity",
            "intake",
            "sharing",
            "handling",
            "sealing :: envelope",
            "sealing :: receipt",
            "sealing :: vault",
            "evidence",
            "evidence :: verify"
        })
@NullMarked
package org.safeconduct.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
