package org.safeconduct.sealing.opening;

import java.time.Clock;
import org.safeconduct.agreement.Register;
import org.safeconduct.sealing.keys.KeyFolder;

/** Opens the package to tests that play a recipient. */
public final class AgencyKeysForTests {

    private AgencyKeysForTests() {}

    public static AgencyKeys of(KeyFolder keys, Register register, Clock clock) {
        return new AgencyKeys(keys, register, clock);
    }
}
