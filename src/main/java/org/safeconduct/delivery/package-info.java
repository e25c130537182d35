/**
 * Durable deliveries: retry, order per case, transports and recipients' receipts. It must not open an envelope.
 */
@ApplicationModule(
        displayName = "Delivery",
        allowedDependencies = {
            "platform",
            "disclosure",
            "agreement",
            "identity",
            "sealing :: agency",
            "sealing :: envelope",
            "sealing :: receipt",
            "sealing :: watch",
            "evidence",
            "evidence :: verify",
            "exchange",
            "outbox"
        })
@NullMarked
package org.safeconduct.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
