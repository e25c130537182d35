package org.safeconduct.sealing.opening;

import java.time.Clock;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.sealing.keys.KeyFolder;

/** Opens the package to tests that play a recipient. */
public final class AgencyKeysForTests {

    private AgencyKeysForTests() {}

    public static AgencyKeys of(KeyFolder keys, Register register, Clock clock) {
        return new AgencyKeys(keys, register, clock);
    }

    /** Of an agency whose keys folder is its own, with the gateway's certificate in it. */
    public static AgencyKey first(KeyFolder own, Agency agency) {
        return AgencyKey.all(own, agency).getFirst();
    }

    public static Opener opener(KeyFolder own, Agency agency, Clock clock) {
        return Opener.of(AgencyKey.all(own, agency), own, clock);
    }
}
