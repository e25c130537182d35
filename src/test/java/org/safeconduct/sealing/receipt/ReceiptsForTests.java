package org.safeconduct.sealing.receipt;

import java.time.Clock;

/** Opens the package to tests that check receipts. */
public final class ReceiptsForTests {

    private ReceiptsForTests() {}

    public static ReceiptVerifier verifier(Clock clock) {
        return new ReceiptVerifier(clock);
    }
}
